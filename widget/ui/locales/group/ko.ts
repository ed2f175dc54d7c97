/** Korean: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Korean. */
export const koreanGroup: GroupWordsOfLocale = {
  addPeople: "사람 추가",
  joinCall: "통화 참여",
  group: {
    away: "페이지 이동 또는 다시 연결 중…",
    lost: "연결 끊김",
    joined: "{name} 님이 참여했습니다",
    left: "{name} 님이 나갔습니다",
    manyJoined: "참여함: {name}",
    manyLeft: "나감: {name}",
    alsoCalls: "함께 거는 상대: {name}",
    absent: {
      "declined": "거절됨",
      "no-answer": "응답 없음",
      "busy": "통화 중",
      "offline": "오프라인",
      "unavailable": "연결할 수 없음",
    },
    running: "통화 중",
    choose: "누구에게 전화할까요?",
    call: "전화 걸기",
    close: "닫기",
    here: "온라인",
    notHere: "오프라인",
    full: "한 통화에 최대 {count}명",
    nobody: "모두 이미 통화 중입니다",
    search: "검색",
    notFound: "결과 없음",
  },
};
