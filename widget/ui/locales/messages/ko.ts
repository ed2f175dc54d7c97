/** The texts around a call's messages in Korean, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Korean for the messages. */
export const koreanMessages: MessageWords = {
  write: "메시지 입력",
  send: "보내기",
  close: "닫기",
  empty: "아직 메시지가 없습니다. 여기에 쓴 내용은 통화 중인 모두가 볼 수 있습니다.",
  sending: "보내는 중…",
  notSent: "전송되지 않음",
  tryAgain: "다시 시도",
  discard: "삭제",
  full: "이 통화에는 메시지를 더 보낼 수 없습니다.",
  unread: "읽지 않음: {count}",
  newOnes: "새 메시지",
  from: "{name} 님의 메시지: {text}",
  left: "남은 글자 수: {count}",
  loading: "불러오는 중…",
  failed: "메시지를 불러올 수 없습니다.",
};
