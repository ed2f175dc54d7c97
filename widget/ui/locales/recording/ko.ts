/** The texts about recordings in Korean, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Korean for recordings. */
export const koreanRecording: RecordingWords = {
  record: "이 통화 녹음·녹화",
  hint: "먼저 통화 중인 모두에게 동의를 구합니다.",
  asks: "{name} 님이 이 통화를 녹음·녹화하고 싶어 합니다.",
  agree: "동의",
  decline: "동의 안 함",
  agreed:
    "{name} 님의 녹음·녹화에 동의했습니다. 모두가 동의할 때까지 아무것도 녹음·녹화되지 않습니다.",
  waiting: "동의를 기다리는 중: {name}",
  paused: "녹음·녹화 일시 중지, 동의를 기다리는 중: {name}",
  cancel: "취소",
  recording: "녹음·녹화 중",
  isRecording: "{name} 님이 녹음·녹화 중",
  stop: "녹음·녹화 중지",
  withdraw: "동의 철회",
  over: "지금은 녹음·녹화되고 있지 않습니다.",
  declined: "{name} 님이 동의하지 않습니다. 지금은 녹음·녹화되고 있지 않습니다.",
  declinedByYou: "동의하지 않았습니다. 지금은 녹음·녹화되고 있지 않습니다.",
  ready: "녹음·녹화 파일 준비됨",
  save: "저장",
  delete: "삭제",
  deleteForGood: "영구 삭제",
  kept: "내 녹음·녹화",
  keptHint: "이 브라우저에만 7일 동안 보관됩니다.",
  trouble: {
    full: "이 브라우저에 저장 공간이 없습니다. 그때까지 녹음·녹화된 내용은 보관됩니다.",
    failed: "녹음·녹화를 계속할 수 없습니다. 그때까지 녹음·녹화된 내용은 보관됩니다.",
  },
  taken: "이미 누군가 녹음·녹화하고 있습니다.",
  impossible: "여기에서는 녹음·녹화할 수 없습니다.",
};
