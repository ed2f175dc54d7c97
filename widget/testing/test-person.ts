/** A person at the other end of a test's calls who does what the test says. The media is real. */
import type { Device } from "../../server/calls/call-service.ts";
import { accept, reject } from "../../server/calls/lifecycle/answer.ts";
import { end, leave } from "../../server/calls/lifecycle/hang-up.ts";
import { askToRecord, consent, stopRecording } from "../../server/calls/lifecycle/recording.ts";
import { away, resume } from "../../server/calls/lifecycle/seats.ts";
import type { Act } from "../../server/calls/lifecycle/step.ts";
import type { Member, Standing } from "../../server/calls/rules/policy.ts";
import type { MediaFlags } from "../../server/calls/snapshot.ts";
import type { CallType, UserStatus } from "../../server/protocol/call.ts";
import { type CallRecord, isLive } from "../../server/store/calls/call-record.ts";
import { type CallDesk, LEASE_MS } from "./call-desk.ts";
import { oneOf } from "./one-of.ts";
import { createPersonLink } from "./person-link.ts";
import type { SyntheticMedia } from "./synthetic-media.ts";

/** Each method waits until its action is possible, and rejects if that does not happen. */
export interface TestPerson {
  readonly id: string;
  /** The sound and pictures that this person receives from the page. */
  readonly hears: MediaStream;
  /** Calls the page, or the members in `to`. Settles when the page rings, if it is rung. */
  calls(type?: CallType, to?: readonly string[]): Promise<void>;
  answers(): Promise<void>;
  declines(): Promise<void>;
  /** Ends the call, or gives up waiting for an answer. */
  hangsUp(): Promise<void>;
  /** Joins the running call of the others. */
  joins(): Promise<void>;
  /** Leaves; the others stay in the call. */
  leaves(): Promise<void>;
  /** Rings these other members into the call. */
  invites(...ids: string[]): Promise<void>;
  mutes(muted?: boolean): Promise<void>;
  /** Settles when the page knows of the picture and has accepted it. */
  turnsCameraOn(): Promise<void>;
  turnsCameraOff(): Promise<void>;
  sharesScreen(): Promise<void>;
  stopsSharing(): Promise<void>;
  /** Asks everybody in the call to agree to a recording; `stopsRecording` ends it. */
  asksToRecord(): Promise<void>;
  stopsRecording(): Promise<void>;
  /** Agrees to the requested recording; `refusesRecording` refuses, or withdraws the consent. */
  agreesToRecording(): Promise<void>;
  refusesRecording(): Promise<void>;
  /** Writes to everybody in the call. */
  writes(text: string): Promise<void>;
  /** Loses the network: stays in the call, but nothing comes from there any more. */
  losesNetwork(): Promise<void>;
  /** Has the network again: online, and back in the call unless that is over. */
  comesBack(): Promise<void>;
  /** Sets how calls find this person from now on; everybody starts as `here`. */
  is(how: "here" | "busy" | "offline" | "unavailable"): void;
}

/** The hint for a test that needs sound. */
const AUTOPLAY = "start it with --autoplay-policy=no-user-gesture-required, or call by video";

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
  const link = createPersonLink({ member, selfId, desk, media, device: () => device });

  const live = (): CallRecord | undefined => desk.calls.find(isLive);
  const part = () => live()?.participants.find(({ userId }) => userId === member.id);

  async function act(what: string, statuses: readonly UserStatus[], command: Act): Promise<void> {
    const problem = `Cannot ${what} as ${member.name}: current value is`;
    const fits = () => statuses.includes(part()?.status ?? "offline");
    await desk.until(fits, `${problem} ${part()?.status ?? "no call"}`);
    const outcome = desk.act(device, live()!.id, command);
    if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
  }

  /** Starts or stops sending something, and has the others told. */
  async function toggle(what: string, change: Partial<MediaFlags>): Promise<void> {
    const problem = `Cannot ${what} as ${member.name}: current value is`;
    await desk.until(
      () => part()?.status === "joined",
      `${problem} ${part()?.status ?? "no call"}`,
    );
    desk.toggle(device, live()!.id, change);
  }

  async function consentTo(what: string, agreed: boolean): Promise<void> {
    const isAsked = () => Boolean(live()?.recording);
    await desk.until(isAsked, `Cannot ${what} as ${member.name}: nobody has asked to record`);
    await act(what, ["joined"], (call) => consent(call, device, { agreed }));
  }

  async function setCamera(isOn: boolean): Promise<void> {
    await toggle(`turn the camera ${isOn ? "on" : "off"}`, { videoEnabled: isOn });
    await link.showCamera(isOn);
  }

  async function setScreen(isShared: boolean): Promise<void> {
    await toggle(isShared ? "share a screen" : "stop sharing", { screenEnabled: isShared });
    await link.showScreen(isShared);
  }

  desk.connect(device, link.hear);
  return {
    id: member.id,
    get hears() {
      return link.heard;
    },
    async calls(type = "voice", to = [selfId]) {
      const isHere = () => desk.connectionsOf(selfId).length > 0;
      await desk.until(
        isHere,
        `Cannot call as ${member.name}: the page is not connected`,
      );
      const rings = new Promise((resolve) =>
        document.addEventListener("chat-call-incoming", resolve, { once: true, capture: true })
      );
      const begun = desk.begin(device, { callType: type, targetUserIds: [...to] });
      if (!begun.ok) throw new Error(`Cannot call as ${member.name}: ${begun.message}`);
      const { participants } = begun.call;
      // The page is not rung if its visitor's settings refuse the call.
      if (
        participants.some(({ userId, userStatus }) => userId === selfId && userStatus === "ringing")
      ) {
        await rings;
      }
    },
    async answers() {
      let isRunning = false;
      await act("answer", ["ringing"], (call, scene) => {
        isRunning = call.startedAt !== null;
        return accept(call, device, scene);
      });
      link.seated(isRunning);
    },
    async joins() {
      const problem = `Cannot join as ${member.name}: current value is`;
      await desk.until(() => (live()?.startedAt ?? null) !== null, `${problem} no call`);
      const outcome = desk.join(device, live()!.id);
      if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
      link.seated(true);
    },
    async leaves() {
      await act("leave", ["joined"], (call, scene) => leave(call, device, scene));
      // No event tells this person that they have left.
      link.close();
    },
    async invites(...ids) {
      const problem = `Cannot invite as ${member.name}: current value is`;
      await desk.until(() => part()?.status === "joined", `${problem} no call`);
      const outcome = desk.invite(device, live()!.id, ids);
      if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
    },
    declines: () => act("decline", ["ringing"], (call, scene) => reject(call, device, scene)),
    hangsUp: () => act("hang up", ["joined"], (call, scene) => end(call, device, undefined, scene)),
    async mutes(muted = true) {
      await toggle(muted ? "mute" : "unmute", { muted });
      link.mute(muted);
    },
    turnsCameraOn: () => setCamera(true),
    turnsCameraOff: () => setCamera(false),
    sharesScreen: () => setScreen(true),
    stopsSharing: () => setScreen(false),
    asksToRecord: () =>
      act("ask to record", ["joined"], (call, scene) => askToRecord(call, device, scene)),
    stopsRecording: () => act("stop recording", ["joined"], (call) => stopRecording(call, device)),
    agreesToRecording: () => consentTo("agree to a recording", true),
    refusesRecording: () => consentTo("refuse a recording", false),
    async writes(text) {
      const problem = `Cannot write as ${member.name}: current value is`;
      await desk.until(
        () => part()?.status === "joined",
        `${problem} ${part()?.status ?? "no call"}`,
      );
      const outcome = desk.write(device, {
        sessionId: live()!.id,
        messageId: crypto.randomUUID(),
        text,
      });
      if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
    },
    async losesNetwork() {
      const problem = `Cannot lose the network as ${member.name}: current value is`;
      await desk.until(
        () => part()?.status === "joined",
        `${problem} ${part()?.status ?? "no call"}`,
      );
      if (media.isSilent && !desk.flagsOf(member.id).videoEnabled) {
        throw new Error(`${problem} a voice that the browser does not send: ${AUTOPLAY}`);
      }
      await link.silence(true);
      const lost = device;
      desk.disconnect(lost);
      desk.act(lost, live()!.id, (call, scene) => away(call, lost, LEASE_MS, scene));
      tellPresence();
    },
    async comesBack() {
      device = { userId: member.id, connectionId: `${member.id}-${++connections}` };
      desk.connect(device, link.hear);
      tellPresence();
      await link.silence(false);
      if (part()?.status !== "joined") return;
      desk.act(device, live()!.id, (call, scene) => resume(call, device, () => true, scene));
    },
    is(how) {
      oneOf(how, ["here", "busy", "offline", "unavailable"], `be found as ${member.name}`);
      const standing: Standing = how === "here" ? "rings" : how;
      desk.setStanding(member.id, standing);
      tellPresence();
    },
    leave() {
      link.close();
      desk.disconnect(device);
    },
  };
}
