/** The texts of the settings and the call check in Korean, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Korean for the dialogs. */
export const koreanDialogs: DialogWords = {
  settings: {
    title: "설정",
    close: "닫기",
    microphone: "마이크",
    camera: "카메라",
    background: {
      title: "배경",
      none: "없음",
      blur: "흐리게",
      backdrop: { dawn: "새벽", lagoon: "라군", dusk: "해 질 녘" },
      picture: "그림 {count}",
      loading: "배경을 불러오는 중입니다. 그때까지 나와 방은 보이지 않습니다.",
      failed: {
        title: "배경을 적용할 수 없습니다",
        detail: "그래서 내 모습이 보이지 않습니다. 다시 시도하거나 ‘없음’을 선택하세요.",
      },
      obstacle: {
        browser: "이 브라우저에서는 배경을 적용할 수 없습니다.",
        policy: "이 사이트는 배경에 필요한 것을 허용하지 않습니다.",
      },
    },
    speaker: "스피커",
    systemDefault: "시스템 기본값",
    testSound: "테스트 소리 재생",
    notify: "전화 알림 받기",
    notifyHint: "이 페이지가 열려 있고 보이지 않을 때 알립니다.",
    notifyRefused:
      "브라우저가 이 페이지의 알림을 허용하지 않습니다. 페이지 주소 옆의 아이콘을 눌러 알림을 허용하세요.",
    notifyClosed: "브라우저의 권한 요청이 닫혔습니다. 다시 켜고 ‘허용’을 선택하세요.",
    notifyImpossible: "이 브라우저에서는 이 페이지의 알림을 표시할 수 없습니다.",
    push: "부재중 전화 알림 받기",
    pushHint: "이 사이트가 닫혀 있을 때와 예정된 통화가 시작될 때도 알립니다.",
    pushHintMissed: "이 사이트가 닫혀 있을 때도 알립니다.",
    missed: { voice: "부재중 음성 통화", video: "부재중 영상 통화" },
    due: {
      voice: "예정된 음성 통화가 지금 시작됩니다",
      video: "예정된 영상 통화가 지금 시작됩니다",
    },
    whoMayCall: "나에게 전화할 수 있는 사람",
    allowCallsFrom: {
      everyone: "모든 사람",
      contacts: "내 연락처",
      nobody: "아무도 허용 안 함",
    },
    doNotDisturb: "방해 금지",
    doNotDisturbHint: "전화한 사람에게 통화 중으로 표시됩니다.",
    blocked: "차단한 사람",
    block: "{name} 님 차단",
    unblock: "{name} 님 차단 해제",
    failed: "불러오거나 저장할 수 없습니다. 다시 시도해 주세요.",
  },
  diagnosis: {
    title: "연결 점검",
    again: "다시 점검",
    copy: "보고서 복사",
    copied: "복사됨",
    result: {
      running: "점검 중…",
      ok: "정상",
      failed: "작동하지 않음",
      silent: "응답 없음",
      refused: "거부됨",
      skipped: "점검하지 않음",
    },
    check: {
      browser: "브라우저",
      secure: "보안 페이지",
      microphone: "마이크",
      camera: "카메라",
      server: "통화 서버",
      stun: "외부 네트워크 경로",
      turn: "중계 서버",
      media: "네트워크 음성 전송",
    },
    verdict: {
      good: "여기서 통화할 수 있을 것입니다.",
      "shut-in":
        "외부 네트워크로 나가는 경로를 찾지 못했습니다. 네트워크가 통화를 차단하거나, 통화를 돕는 서버가 작동하지 않는 것입니다. 휴대폰 등 다른 네트워크를 사용해 보세요.",
      unrelayed:
        "이 네트워크에서 통화가 나갈 수는 있지만 사이트의 중계 서버가 통화를 전달하지 않습니다. 사이트 운영자만 고칠 수 있습니다.",
      offline: "통화 서버에 연결할 수 없습니다. 인터넷 연결을 확인하세요.",
      unheard: "전화는 받을 수 있지만 내 목소리가 들리지 않습니다.",
      unseen: "음성 통화는 되지만 내 모습이 보이지 않습니다.",
      unsupported: "브라우저가 너무 오래되었거나 페이지가 안전하지 않습니다.",
    },
  },
};
