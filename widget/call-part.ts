/** The part of the widget that is loaded when a call is near: machine, media, stage. One chunk. */
export {
  acceptCall,
  declineCall,
  hangUp,
  ignoreCall,
  leaveCall,
  request,
  startCall,
  toggleCamera,
  toggleMicrophone,
  toggleRecording,
  toggleScreenShare,
} from "./call-methods.ts";
export { dispatchNews } from "./call-news.ts";
export { callViewOf, participantsOf } from "./page/call-view.ts";
export { createCall } from "./engine/call-engine.ts";
export { messages } from "./message-methods.ts";
export { selectCameraOn, selectMicrophoneOn, selectState } from "./model/call-selectors.ts";
export { controlsOf } from "./ui/window/call-control.ts";
export { EXPORTED_PARTS } from "./ui/window/exported-parts.ts";
export { defineCallWindow } from "./ui/window/define-call-window.ts";
export { stringsOf } from "./ui/words/wording.ts";
