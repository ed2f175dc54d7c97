/** The texts about a call's devices in Korean, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Korean for the notices. */
export const koreanNotices: NoticeWords = {
  tryAgain: "다시 시도",
  callAgain: "다시 걸기",
  label: { microphone: "마이크", camera: "카메라" },
  steps: {
    chrome: "페이지 주소 왼쪽의 아이콘을 누르고 ‘{device}’ 항목을 켜세요.",
    edge: "주소 왼쪽의 자물쇠를 누르고 이 사이트의 사용 권한에서 ‘{device}’ 항목을 허용하세요.",
    firefox: "주소 왼쪽의 줄이 그어진 기호를 누른 다음 ‘차단됨’ 옆의 ✕ 표시를 누르세요.",
    safari:
      "메뉴 막대에서 Safari를 누르고 이 웹 사이트 설정에서 ‘{device}’ 항목을 ‘허용’으로 바꾸세요.",
    ios: "주소 옆의 버튼을 누르고 웹 사이트 설정에서 ‘{device}’ 항목을 ‘허용’으로 바꾸세요.",
    iosApp: "휴대폰의 설정 앱에서 이 브라우저를 선택하고 ‘{device}’ 항목을 켜세요.",
    android: "주소 왼쪽의 아이콘을 누르고 ‘권한’에서 ‘{device}’ 항목을 켜세요.",
    other: "페이지 주소 옆의 아이콘을 누르고 ‘{device}’ 항목을 허용하세요.",
  },
  system: {
    macos:
      "Mac이 브라우저의 사용을 막고 있습니다. 시스템 설정의 ‘개인정보 보호 및 보안’, ‘{device}’에서 브라우저를 켜고 다시 시작하세요.",
    windows:
      "Windows가 브라우저의 사용을 막고 있습니다. 설정의 ‘개인 정보 및 보안’, ‘{device}’에서 데스크톱 앱을 허용하세요.",
    ios:
      "휴대폰이 브라우저의 사용을 막고 있습니다. 설정 앱의 ‘개인정보 보호 및 보안’, ‘{device}’에서 브라우저를 켜세요.",
    android:
      "휴대폰이 브라우저의 사용을 막고 있습니다. 설정 앱의 ‘애플리케이션’, 이 브라우저, ‘권한’에서 ‘{device}’ 항목을 허용하세요.",
    other:
      "시스템이 브라우저의 사용을 막고 있습니다. 시스템의 개인정보 보호 설정에서 브라우저를 허용하세요.",
  },
  dismissed: "브라우저의 권한 요청이 닫혔습니다. 다시 시도하고 ‘허용’을 선택하세요.",
  allowed: { microphone: "이제 마이크가 허용되었습니다.", camera: "이제 카메라가 허용되었습니다." },
  paused: {
    microphone: {
      title: "마이크가 일시 중지되었습니다",
      detail:
        "전화 통화나 다른 앱이 사용하고 있습니다. 상대에게는 음소거로 보입니다. 자동으로 다시 켜집니다.",
    },
    camera: {
      title: "카메라가 일시 중지되었습니다",
      detail: "다른 앱이 사용하고 있거나 이 페이지가 앞에 있지 않습니다. 자동으로 다시 켜집니다.",
    },
  },
  resumed: { microphone: "마이크가 다시 켜졌습니다", camera: "카메라가 다시 켜졌습니다" },
  nowUsing: "지금 사용 중: {name}",
  backTo: "다시 사용 중: {name}",
  background: {
    title: "배경을 적용할 수 없습니다",
    detail: "그래서 다른 사람들에게 내가 보이지 않습니다.",
  },
  bareCamera: "배경 없이 카메라 표시",
  excellent: "연결 상태가 매우 좋습니다",
  good: "연결 상태가 좋습니다",
  weak: "연결 상태가 좋지 않습니다",
  steady: "연결 상태가 다시 좋아졌습니다",
  endsIn: "{time} 후 통화가 종료됩니다",
};
