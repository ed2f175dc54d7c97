/** Runs events through the call machine as a pure function, and records what it sends to whom. */
import { initialTransition, transition } from "xstate";
import type { Returning } from "../../../widget/model/call-setup.ts";
import type { CallEvent, CallNews } from "../../../widget/model/call-event.ts";
import { callMachine } from "../../../widget/model/call-machine.ts";
import {
  type CallMachineSnapshot,
  type CallState,
  selectState,
} from "../../../widget/model/call-selectors.ts";
import type {
  LinksReceives,
  LocalMediaReceives,
  OutgoingMessage,
} from "../../../widget/model/ports.ts";

export interface Rehearsal {
  readonly snapshot: CallMachineSnapshot;
  readonly state: CallState;
  /** Each of these returns what was sent since its last call. */
  toServer(): OutgoingMessage[];
  toLinks(): LinksReceives[];
  toMedia(): LocalMediaReceives[];
  news(): CallNews[];
  /** The sounds started since the last call. */
  sounds(): string[];
  hear(...events: CallEvent[]): Rehearsal;
}

interface Said {
  type: string;
  params?: {
    targetId?: string;
    event?: { type: string; message?: OutgoingMessage };
    src?: unknown;
    input?: { kind?: string };
  };
}

/** What the tab's last page has left. */
interface Left {
  returning?: Returning;
  ignored?: readonly string[];
}

export function rehearse(selfId = "ann", left: Left = {}): Rehearsal {
  let [snapshot] = initialTransition(callMachine, { selfId, ...left });
  const server: OutgoingMessage[] = [];
  const links: LinksReceives[] = [];
  const media: LocalMediaReceives[] = [];
  const news: CallNews[] = [];
  const sounds: string[] = [];

  function note({ type, params = {} }: Said): void {
    const { event, targetId, src, input } = params;
    if (type === "xstate.sendTo" && event) {
      if (targetId === "signaling") server.push(event.message as OutgoingMessage);
      if (targetId === "links") links.push(event as LinksReceives);
      if (targetId === "localMedia") media.push(event as LocalMediaReceives);
    }
    if (type === "xstate.emit" && event) news.push(event as CallNews);
    if (type === "xstate.spawnChild" && src === "ringtone" && input?.kind) sounds.push(input.kind);
  }

  const rehearsal: Rehearsal = {
    get snapshot() {
      return snapshot;
    },
    get state() {
      return selectState(snapshot);
    },
    toServer: () => server.splice(0),
    toLinks: () => links.splice(0),
    toMedia: () => media.splice(0),
    news: () => news.splice(0),
    sounds: () => sounds.splice(0),
    hear(...events) {
      for (const event of events) {
        const [next, said] = transition(callMachine, snapshot, event);
        snapshot = next;
        for (const action of said) note(action as Said);
      }
      return rehearsal;
    },
  };
  return rehearsal;
}
