/** Korean. No particle follows a name, because its form would depend on the name's last sound. */
import type { Locale } from "../words/locale.ts";
import { koreanGroup } from "./group/ko.ts";

/** Korean. */
export const korean: Locale = {
  ...koreanGroup,
  call: { voice: "음성 통화", video: "영상 통화" },
  unavailable: {
    "connecting": "연결 중…",
    "offline": "연결되어 있지 않습니다. 다시 시도하는 중…",
    "closed": "여기서는 통화를 이용할 수 없습니다",
    "unauthorized": "통화하려면 다시 로그인하세요",
    "unsupported": "이 브라우저는 오래되어 통화할 수 없습니다. 업데이트해 주세요.",
    "not-callable": "지금은 통화할 수 있는 사람이 없습니다",
    "chat-ended": "이 채팅의 시간이 끝났습니다",
  },
  busy: "통화 중입니다",
  callHistory: "통화 기록",
  missedCalls: "통화 기록, 부재중 {count}건",

  accept: "받기",
  acceptVoiceOnly: "음성으로만 받기",
  decline: "거절",
  ignore: "무시",
  mute: "음소거",
  unmute: "음소거 해제",
  cameraOff: "카메라 끄기",
  cameraOn: "카메라 켜기",
  switchCamera: "카메라 전환",
  cameraJoin: "{name} 님이 카메라를 켰습니다. 내 카메라도 켤까요?",
  cameraSpare: "연결 상태가 좋지 않습니다. 카메라를 끄면 음성이 또렷하게 들립니다.",
  notNow: "나중에",
  settings: "설정",
  messages: "메시지",
  checkCalls: "내 연결 확인",
  shareScreen: "화면 공유",
  stopSharing: "공유 중지",
  youShare: "화면을 공유하고 있습니다",
  isSharing: "{name} 님이 화면을 공유하고 있습니다",
  sharingOver: "페이지를 이동하여 화면 공유가 종료되었습니다.",
  screenFailed: {
    title: "화면을 공유할 수 없습니다",
    detail:
      "이 컴퓨터에서 브라우저의 화면 녹화가 허용되지 않았습니다. 시스템의 개인정보 보호 설정에서 허용한 다음 다시 공유하세요.",
  },
  hangUp: "통화 종료",
  enterFullScreen: "전체 화면",
  leaveFullScreen: "전체 화면 나가기",
  enterPip: "PIP 모드",
  leavePip: "PIP 모드 종료",
  moveWindow: "창 이동(화살표 키)",
  tapToHear: "눌러서 듣기",
  hearRing: "화면 아무 곳이나 누르면 벨소리가 들립니다",
  dismiss: "닫기",
  you: "나",
  someone: "상대방",

  incoming: { voice: "음성 통화가 왔습니다", video: "영상 통화가 왔습니다" },
  status: {
    dialing: "전화 거는 중…",
    ringing: "벨이 울리는 중…",
    connecting: "연결 중…",
    reconnecting: "다시 연결 중…",
  },
  allowDevices: {
    voice: "브라우저에서 마이크 권한을 요청할 수 있습니다",
    video: "브라우저에서 카메라와 마이크 권한을 요청할 수 있습니다",
  },

  andOthers: { other: "{name} 외 {count}명" },
  callWith: "통화: {name}",
  callElsewhere: "다른 탭에서 통화 중",
  moveHere: "여기로 옮기기",
  isCalling: "전화가 왔습니다: {name}",
  incomingFrom: {
    voice: "음성 통화 수신: {name}",
    video: "영상 통화 수신: {name}",
  },
  away: "페이지 이동 중: {name}",
  unstable: "연결 불안정: {name}",
  ownUnstable: "내 연결이 불안정하여 다시 연결 중…",
  muted: "{name} 님이 음소거했습니다",
  cameraIsOff: "{name} 님의 카메라가 꺼져 있습니다",
  announce: {
    dialing: "전화 거는 중: {name}",
    ringing: "벨이 울리는 중: {name}",
    connecting: "연결 중",
    active: "연결됨: {name}",
    reconnecting: "연결이 끊겨 다시 연결하는 중",
  },

  outcome: {
    "completed": { title: "통화 종료", detail: "{name}" },
    "no-answer": { title: "응답 없음", detail: "{name}" },
    "cancelled": { title: "통화 취소됨", detail: "{name}" },
    "missed": { title: "부재중 전화: {name}" },
    "declined": { title: "통화 거절됨" },
    "declined-by-me": { title: "통화를 거절했습니다", detail: "{name}" },
    "declined-by-other": { title: "{name} 님이 거절했습니다" },
    "busy": { title: "{name} 님은 다른 통화 중입니다" },
    "unavailable": { title: "{name} 님과 통화할 수 없습니다" },
    "offline": {
      title: "지금은 {name} 님에게 연결할 수 없습니다",
      detail: "상대방에게 부재중 전화로 표시됩니다.",
    },
    "connect-failed": {
      title: "연결하지 못했습니다",
      detail: "두 네트워크가 서로 연결되지 않습니다. 다른 네트워크를 사용해 보세요.",
    },
    "connection-lost": { title: "연결이 끊겼습니다", detail: "{name}" },
    "time-limit": { title: "시간이 끝났습니다", detail: "이 채팅의 시간이 끝났습니다." },
    "answered-elsewhere": { title: "다른 기기에서 받았습니다", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "마이크가 차단되어 있습니다",
        detail: "페이지 주소 옆의 아이콘을 누르고 마이크를 허용하세요. {again}",
      },
      "in-use": {
        title: "마이크가 사용 중입니다",
        detail: "다른 프로그램이 사용하고 있습니다. 그 프로그램을 닫으세요. {again}",
      },
      "not-found": {
        title: "마이크를 찾을 수 없습니다",
        detail: "마이크를 연결하거나 켜세요. {again}",
      },
      "constraints": {
        title: "이 마이크는 사용할 수 없습니다",
        detail: "통화에 필요한 기능이 없습니다. 다른 마이크를 선택하세요. {again}",
      },
      "insecure-context": {
        title: "이 페이지는 안전하지 않습니다",
        detail:
          "브라우저는 https 페이지에서만 마이크를 허용합니다. 앞에 https://를 붙여 이 페이지를 " +
          "여세요.",
      },
      "policy": {
        title: "이 사이트에서 마이크를 껐습니다",
        detail: "사이트 관리자만 허용할 수 있습니다.",
      },
      "unknown": {
        title: "마이크가 시작되지 않았습니다",
        detail: "뽑았다가 다시 꽂거나 브라우저를 다시 시작하세요. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "카메라가 차단되어 있습니다",
        detail: "페이지 주소 옆의 아이콘을 누르고 카메라를 허용하세요. {again}",
      },
      "in-use": {
        title: "카메라가 사용 중입니다",
        detail: "다른 프로그램이 사용하고 있습니다. 그 프로그램을 닫으세요. {again}",
      },
      "not-found": {
        title: "카메라를 찾을 수 없습니다",
        detail: "카메라를 연결하거나 켜세요. {again}",
      },
      "constraints": {
        title: "이 카메라는 사용할 수 없습니다",
        detail: "통화에 필요한 기능이 없습니다. 다른 카메라를 선택하세요. {again}",
      },
      "insecure-context": {
        title: "이 페이지는 안전하지 않습니다",
        detail:
          "브라우저는 https 페이지에서만 카메라를 허용합니다. 앞에 https://를 붙여 이 페이지를 " +
          "여세요.",
      },
      "policy": {
        title: "이 사이트에서 카메라를 껐습니다",
        detail: "사이트 관리자만 허용할 수 있습니다.",
      },
      "unknown": {
        title: "카메라가 시작되지 않았습니다",
        detail: "뽑았다가 다시 꽂거나 브라우저를 다시 시작하세요. {again}",
      },
    },
  },
  again: {
    call: "그런 다음 다시 전화하세요.",
    microphone: "그런 다음 ‘음소거 해제’를 누르세요.",
    camera: "그런 다음 카메라를 켜세요.",
  },
  notHeard: "들을 수는 있지만 내 목소리는 들리지 않습니다. ",
  failure: {
    "call-exists": { title: "이 채팅에서 이미 통화 중입니다" },
    "already-in-call": {
      title: "이미 통화 중입니다",
      detail: "먼저 그 통화를 끝내세요. 다른 창에 있을 수 있습니다.",
    },
    "calls-not-allowed": { title: "이 채팅에서는 이런 통화를 할 수 없습니다" },
    "forbidden": { title: "이 채팅에서는 통화할 수 없습니다" },
    "chat-ended": { title: "시간이 끝났습니다", detail: "이 채팅의 시간이 끝났습니다." },
    "call-over": { title: "통화가 이미 끝났습니다" },
    "call-full": { title: "통화 인원이 가득 찼습니다" },
    "answered-elsewhere": { title: "다른 기기에서 받았습니다" },
    "unauthorized": {
      title: "로그아웃되었습니다",
      detail: "페이지를 새로고침한 뒤 다시 전화하세요.",
    },
    "rate-limited": { title: "전화를 너무 많이 걸었습니다", detail: "1분 뒤에 다시 시도하세요." },
    "server-unreachable": {
      title: "연결되어 있지 않습니다",
      detail: "인터넷 연결을 확인한 뒤 다시 시도하세요.",
    },
    "no-media": {
      title: "연결하지 못했습니다",
      detail: "두 네트워크가 서로 연결되지 않습니다. 다른 네트워크를 사용해 보세요.",
    },
    "network-blocked": {
      title: "사용 중인 네트워크가 통화를 차단합니다",
      detail: "휴대폰 등 다른 네트워크를 사용해 보세요.",
    },
    "unsupported": {
      title: "이 브라우저로는 통화할 수 없습니다",
      detail: "업데이트하거나 다른 브라우저에서 이 페이지를 여세요.",
    },
    "other": { title: "통화하지 못했습니다", detail: "저희 쪽 문제입니다. 다시 시도해 주세요." },
  },

  history: {
    title: "통화",
    all: "전체",
    missed: "부재중",
    close: "닫기",
    loading: "불러오는 중…",
    none: "아직 통화가 없습니다. 걸거나 받은 통화가 여기에 표시됩니다.",
    noneMissed: "부재중 전화가 없습니다.",
    failed: "통화 기록을 불러오지 못했습니다.",
    tryAgain: "다시 시도",
    showMore: "이전 통화 보기",
    outcome: {
      "ongoing": "진행 중",
      "incoming": "수신",
      "outgoing": "발신",
      "missed": "부재중",
      "declined-by-me": "내가 거절함",
      "declined": "거절됨",
      "no-answer": "응답 없음",
      "cancelled": "취소됨",
      "busy": "통화 중",
      "offline": "오프라인",
      "unavailable": "연결할 수 없음",
      "not-connected": "연결 실패",
    },
    started: "시작",
    ended: "종료",
    duration: "통화 시간",
    roundTrip: "지연",
    loss: "데이터 손실",
    connectionLost: "연결이 끊어졌습니다.",
    participant: {
      ringing: "벨 울리는 중",
      joined: "참여함",
      rejected: "거절함",
      missed: "응답 없음",
      busy: "통화 중",
      offline: "오프라인",
    },
  },
};
