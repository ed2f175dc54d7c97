/**
 * Choosing whom to call. Loaded when somebody presses a call button in a chat with more people than
 * a call can hold. The dialog is in the element's shadow root, to share the element's styles.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import { followElement } from "./follow-element.ts";
import type { LineView } from "../model/line-view.ts";
import { defineInvite } from "../ui/invite/invite-panel.ts";
import { inviteesOf } from "../ui/invite/invitee.ts";
import type { Speech } from "../ui/words/speech.ts";
import { stringsOf } from "../ui/words/wording.ts";

/** What the choice needs from its element. */
export interface ChooseHost {
  root: ShadowRoot;
  line: () => LineView;
  speech: Speech;
  startCall: (call: { type: CallType; to: UserId[] }) => Promise<void>;
}

/** Opens the dialog, which calls those chosen; never a second one. Resolves when it is shown. */
export async function chooseWhom(callType: CallType, host: ChooseHost): Promise<void> {
  if (host.root.querySelector("chat-call-invite")) return;
  defineInvite();
  const panel = Object.assign(document.createElement("chat-call-invite"), {
    callType,
    strings: stringsOf(host.speech),
  });
  panel.addEventListener("chat-call-request", (event) => {
    const { detail } = event;
    if (detail.type !== "initiate") return;
    event.stopPropagation();
    // The call's own view shows what goes wrong.
    host.startCall({ type: callType, to: [...detail.to ?? []] }).catch(() => {});
  });
  followElement(host.root, panel, () => {
    const line = host.line();
    const limit = line.maxParticipants ?? 0;
    Object.assign(panel, { people: inviteesOf(line, [line.selfId]), limit, places: limit - 1 });
  });
  await panel.openIn(host.root);
}
