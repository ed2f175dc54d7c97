/** Somebody at the other end of a test's calls, who does what the test says; the media is real. */
import type { Device } from "../../server/calls/call-service.ts";
import { accept, reject } from "../../server/calls/lifecycle/answer.ts";
import { end, leave } from "../../server/calls/lifecycle/hang-up.ts";
import { away, resume } from "../../server/calls/lifecycle/seats.ts";
import type { Act } from "../../server/calls/lifecycle/step.ts";
import type { Member, Standing } from "../../server/calls/policy.ts";
import type { CallType, UserStatus } from "../../server/protocol/call.ts";
import type { RelayedMessage } from "../../server/protocol/client-message.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import { type CallRecord, isLive } from "../../server/store/call-record.ts";
import { type CallDesk, LEASE_MS } from "./call-desk.ts";
import type { SyntheticMedia } from "./synthetic-media.ts";
import { createTestLink, type LinkSignal, type TestLink } from "./test-link.ts";
import { passOn } from "./test-relay.ts";

/** Each waits for the moment it needs, and rejects where that does not come. */
export interface TestPerson {
  readonly id: string;
  /** What is heard and seen of the page's own side. */
  readonly hears: MediaStream;
  /** Calls the page and settles when it rings there; or calls these others of the chat. */
  calls(type?: CallType, to?: readonly string[]): Promise<void>;
  answers(): Promise<void>;
  declines(): Promise<void>;
  /** Ends the call, or gives up waiting for an answer. */
  hangsUp(): Promise<void>;
  /** Comes into the call that the others have. */
  joins(): Promise<void>;
  /** Goes, and leaves the others in the call. */
  leaves(): Promise<void>;
  /** Rings these others of the chat into the call. */
  invites(...ids: string[]): Promise<void>;
  mutes(muted?: boolean): Promise<void>;
  /** Is in the call, and nothing comes from there any more: the network is gone. */
  losesNetwork(): Promise<void>;
  /** Has it again: is here, and back in the call unless that is over. */
  comesBack(): Promise<void>;
  /** How a call finds this person from now on; `here` is how everybody begins. */
  is(how: "here" | "busy" | "offline" | "unavailable"): void;
}

export interface TestPersonOptions {
  member: Member;
  selfId: string;
  desk: CallDesk;
  media: SyntheticMedia;
  tellPresence: () => void;
}

export function createTestPerson(options: TestPersonOptions): TestPerson & { leave(): void } {
  const { member, selfId, desk, media, tellPresence } = options;
  let device: Device = { userId: member.id, connectionId: `${member.id}-1` };
  let connections = 1;
  let link: TestLink | null = null;
  /** What came while it rang: nothing is answered before the person does. */
  let held: LinkSignal[] = [];
  const nothing = new MediaStream();

  const live = (): CallRecord | undefined => desk.calls.find(isLive);
  const part = () => live()?.participants.find(({ userId }) => userId === member.id);

  function linkOf(call: CallRecord): TestLink {
    const sent = media.stream({ audio: true, video: call.callType === "video" });
    return link ??= createTestLink(sent, (signal) => passOn(desk, device, message(call, signal)));
  }

  function message({ id: sessionId, chatId }: CallRecord, signal: LinkSignal): RelayedMessage {
    const to = { sessionId, chatId, targetUserId: selfId };
    switch (signal.type) {
      case "offer":
        return { type: "webrtc:offer", ...to, offer: { type: "offer", sdp: signal.sdp } };
      case "answer":
        return { type: "webrtc:answer", ...to, answer: { type: "answer", sdp: signal.sdp } };
      case "candidate":
        return { type: "webrtc:ice-candidate", ...to, candidate: signal.candidate };
    }
  }

  function take(signal: LinkSignal): void {
    const call = live();
    if (!call) return;
    if (part()?.status !== "joined") return void held.push(signal);
    linkOf(call).take(signal).catch(reportError);
  }

  function hear(event: ServerEvent): void {
    switch (event.type) {
      case "webrtc:offer":
        return take(event.offer);
      case "webrtc:answer":
        return take(event.answer);
      case "webrtc:ice-candidate":
        return [event.candidate ?? []].flat().forEach((candidate) =>
          take({ type: "candidate", candidate })
        );
      case "call:accepted":
        // Whoever called offers, once there is an answer.
        if (live()?.callerId === member.id && event.acceptedBy === selfId) offer();
        return;
      case "call:participant-left":
        return event.userId === selfId || event.userId === member.id ? hangUp() : undefined;
      case "call:ended":
        return hangUp();
    }
  }

  function hangUp(): void {
    link?.close();
    link = null;
    held = [];
  }

  /** Whoever comes offers to those who are in the call, and so does whoever called. */
  function offer(): void {
    const call = live();
    const isThere = call?.participants.some(({ userId, status }) =>
      userId === selfId && status === "joined"
    );
    if (call && isThere) linkOf(call).offer().catch(reportError);
  }

  async function act(what: string, statuses: readonly UserStatus[], command: Act): Promise<void> {
    const problem = `Cannot ${what} as ${member.name}: current value is`;
    const fits = () => statuses.includes(part()?.status ?? "offline");
    await desk.until(fits, `${problem} ${part()?.status ?? "no call"}`);
    const outcome = desk.act(device, live()!.id, command);
    if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
  }

  desk.connect(device, hear);
  return {
    id: member.id,
    get hears() {
      return link?.heard ?? nothing;
    },
    async calls(type = "voice", to = [selfId]) {
      const isHere = () => desk.connectionsOf(selfId).length > 0;
      await desk.until(
        isHere,
        `Cannot call as ${member.name}: current value is an unconnected page`,
      );
      const rings = new Promise((resolve) =>
        document.addEventListener("chat-call-incoming", resolve, { once: true, capture: true })
      );
      const begun = desk.begin(device, { callType: type, targetUserIds: [...to] });
      if (!begun.ok) throw new Error(`Cannot call as ${member.name}: ${begun.message}`);
      if (to.includes(selfId)) await rings;
    },
    async answers() {
      let isRunning = false;
      await act("answer", ["ringing"], (call, scene) => {
        isRunning = call.startedAt !== null;
        return accept(call, device, scene);
      });
      if (isRunning && !held.some(({ type }) => type === "offer")) return offer();
      for (const signal of held.splice(0)) await linkOf(live()!).take(signal);
    },
    async joins() {
      const problem = `Cannot join as ${member.name}: current value is`;
      await desk.until(() => (live()?.startedAt ?? null) !== null, `${problem} no call`);
      const outcome = desk.join(device, live()!.id);
      if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
      offer();
    },
    leaves: () => act("leave", ["joined"], (call, scene) => leave(call, device, scene)),
    async invites(...ids) {
      const problem = `Cannot invite as ${member.name}: current value is`;
      await desk.until(() => part()?.status === "joined", `${problem} no call`);
      const outcome = desk.invite(device, live()!.id, ids);
      if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
    },
    declines: () => act("decline", ["ringing"], (call, scene) => reject(call, device, scene)),
    hangsUp: () => act("hang up", ["joined"], (call, scene) => end(call, device, undefined, scene)),
    async mutes(muted = true) {
      await desk.until(() => part()?.status === "joined", `Cannot mute as ${member.name}: no call`);
      const { id: sessionId, chatId } = live()!;
      desk.toggle(device, sessionId, { muted }, {
        type: "call:participant-audio-toggle",
        sessionId,
        chatId,
        userId: member.id,
        muted,
      });
    },
    async losesNetwork() {
      const problem = `Cannot lose the network as ${member.name}: current value is`;
      await desk.until(
        () => part()?.status === "joined",
        `${problem} ${part()?.status ?? "no call"}`,
      );
      await link?.silence(true);
      const lost = device;
      desk.disconnect(lost);
      desk.act(lost, live()!.id, (call, scene) => away(call, lost, LEASE_MS, scene));
      tellPresence();
    },
    async comesBack() {
      device = { userId: member.id, connectionId: `${member.id}-${++connections}` };
      desk.connect(device, hear);
      tellPresence();
      await link?.silence(false);
      if (part()?.status !== "joined") return;
      desk.act(device, live()!.id, (call, scene) => resume(call, device, () => true, scene));
    },
    is(how) {
      const standing: Standing = how === "here" ? "rings" : how;
      desk.setStanding(member.id, standing);
      tellPresence();
    },
    leave() {
      link?.close();
      desk.disconnect(device);
    },
  };
}
