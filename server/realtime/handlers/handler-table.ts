/** One handler for each message of the contract; a message without one does not compile. */
import type { ClientMessage } from "../../protocol/client-message.ts";
import { relay } from "../relay/relay.ts";
import {
  acceptCall,
  cancelCall,
  endCall,
  initiateCall,
  inviteToCall,
  joinCall,
  leaveCall,
  rejectCall,
  resumeCall,
} from "./call-handlers.ts";
import { attachChat, getConfig, markSeen, refreshAuth } from "./connection-handlers.ts";
import { getMessages, sendMessage } from "./message-handlers.ts";
import { askToRecord, consentToRecord, stopRecording } from "./recording-handlers.ts";
import type { Handler } from "./handler.ts";
import { goAway, reportQuality, toggleAudio, toggleScreen, toggleVideo } from "./media-handlers.ts";

type HandlerTable = { [M in ClientMessage as M["type"]]: Handler<M> };

const handlers = {
  "auth:refresh": refreshAuth,
  "chat:attach": attachChat,
  "webrtc:config:get": getConfig,
  "calls:seen": markSeen,
  "call:initiate": initiateCall,
  "call:accept": acceptCall,
  "call:reject": rejectCall,
  "call:cancel": cancelCall,
  "call:join": joinCall,
  "call:invite": inviteToCall,
  "call:leave": leaveCall,
  "call:end": endCall,
  "call:resume": resumeCall,
  "call:away": goAway,
  "call:toggle-audio": toggleAudio,
  "call:toggle-video": toggleVideo,
  "call:toggle-screen": toggleScreen,
  "call:quality": reportQuality,
  "call:message": sendMessage,
  "call:messages:get": getMessages,
  "call:recording:request": askToRecord,
  "call:recording:consent": consentToRecord,
  "call:recording:stop": stopRecording,
  "webrtc:offer": relay,
  "webrtc:answer": relay,
  "webrtc:ice-candidate": relay,
} satisfies HandlerTable;

/** The handler of a validated message. */
export function handlerOf<M extends ClientMessage>(message: M): Handler<M> {
  // The table's type guarantees that each type's handler takes that type's message.
  return handlers[message.type] as Handler<M>;
}
