/** Registers the call window and all inside it, unless another copy of the script has done so. */
import { Avatar } from "../kit/avatar.ts";
import { CallTimer } from "../kit/call-timer.ts";
import { CallWindow } from "./call-window.ts";
import { defineElement } from "../kit/define-element.ts";
import { EndedPanel } from "../ended/ended-panel.ts";
import { IncomingPanel } from "../ring/incoming-panel.ts";
import { OutgoingPanel } from "../ring/outgoing-panel.ts";
import { keepPresses } from "./own-presses.ts";
import { keepTipsInSight } from "../buttons/tips-in-sight.ts";
import { StagePanel } from "../stage/stage-panel.ts";
import { VideoTile } from "../stage/video-tile.ts";
import { VoiceMeter } from "../kit/voice-meter.ts";

/** Registers the tags of the call window and of everything inside it. */
export function defineCallWindow(): void {
  keepPresses();
  keepTipsInSight();
  defineElement("chat-call-avatar", Avatar);
  defineElement("chat-call-timer", CallTimer);
  defineElement("chat-call-voice-meter", VoiceMeter);
  defineElement("chat-call-video-tile", VideoTile);
  defineElement("chat-call-incoming-panel", IncomingPanel);
  defineElement("chat-call-outgoing-panel", OutgoingPanel);
  defineElement("chat-call-stage-panel", StagePanel);
  defineElement("chat-call-ended-panel", EndedPanel);
  defineElement("chat-call-window", CallWindow);
}
