/**
 * The history, loaded on demand: connects the server's API and the dialog. The dialog is in the
 * element's shadow root, so that it shares the element's styles and theme.
 */
import type { CallType } from "../../server/protocol/call.ts";
import type { UserId } from "../../server/protocol/ids.ts";
import { CallError } from "../page/call-error.ts";
import { createCallApi } from "../effects/call-api.ts";
import { followElement } from "./follow-element.ts";
import { defineHistory } from "../ui/history/history-panel.ts";
import { historyStringsOf } from "../ui/history/history-strings.ts";
import type { Speech } from "../ui/words/speech.ts";
import type { LineView } from "../model/line-view.ts";

/** What the history needs from its element. */
export interface HistoryHost {
  root: ShadowRoot;
  /** The server's base address. */
  server: string;
  token: () => Promise<string>;
  line: () => LineView;
  speech: Speech;
  /** The call types that may be started from here; empty if none. */
  callTypes: () => readonly CallType[];
  startCall: (call: { type: CallType; to: UserId[] }) => Promise<void>;
  /** The missed calls have been seen. */
  markSeen: () => void;
}

/** Opens the dialog; never a second one. Resolves when it is shown. */
export async function openHistory(host: HistoryHost): Promise<void> {
  const { selfId } = host.line();
  if (selfId === null) {
    throw new CallError("not-ready", "Cannot open the history: not connected to the server yet");
  }
  if (host.root.querySelector("chat-call-history")) return;
  defineHistory();
  const panel = document.createElement("chat-call-history");
  const { history, messages } = createCallApi({ server: host.server, token: host.token });
  panel.selfId = selfId;
  panel.strings = historyStringsOf(host.speech);
  panel.source = history;
  panel.messages = ({ id }) => messages(id);
  panel.callable = (call) => {
    const { chat, members } = host.line();
    const people = call.participants.map(({ userId }) => userId);
    const isHere = chat?.id === call.chatId &&
      people.every((userId) => chat.members.some(({ id }) => id === userId));
    const others = people.filter((userId) => userId !== selfId);
    const isAnybody = others.some((userId) =>
      members.find(({ id }) => id === userId)?.callable ?? true
    );
    return isHere && isAnybody ? host.callTypes() : [];
  };
  panel.addEventListener("call-back", ({ call }) => {
    const to = call.participants.map(({ userId }) => userId).filter((id) => id !== selfId);
    // The call's own view shows what goes wrong.
    host.startCall({ type: call.callType, to }).catch(() => {});
  });
  followElement(host.root, panel, () => panel.requestUpdate());
  // The history does not wait for it.
  import("./upcoming-part.ts").then((part) => part.showUpcoming(panel, host)).catch(console.warn);
  await panel.openIn(host.root);
  host.markSeen();
}
