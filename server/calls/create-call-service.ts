/** Assembles the call service: `lifecycle` commands, run by the runner, watched by deadlines. */
import type { SessionId, UserId } from "../protocol/ids.ts";
import { type CallRecord, holdsSeat, isLive } from "../store/calls/call-record.ts";
import { readLiveCallId } from "../store/calls/call-store.ts";
import { countRest } from "../store/statistics/counted-call.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import type { Features } from "../config/feature-setting.ts";
import type { CallService, Device, LiveSeats, Notice, Outcome, Reach } from "./call-service.ts";
import { createAttendance } from "./commands/attendance.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Alongside, createCommandRunner } from "./command-runner.ts";
import { createDeadlines } from "./deadlines.ts";
import { createDepartures } from "./departures.ts";
import { createDialling } from "./commands/dialling.ts";
import { createJoining } from "./commands/joining.ts";
import { createExpulsion } from "./commands/expulsion.ts";
import { createLanes } from "./lanes.ts";
import { createLoading } from "./loading.ts";
import { createMessaging } from "./commands/messaging.ts";
import { createNews } from "./news.ts";
import { type CallReplica, NO_OTHERS, type OtherInstances } from "./other-instances.ts";
import { accept, awaits, reject } from "./lifecycle/answer.ts";
import { fallDue } from "./lifecycle/fall-due.ts";
import { cancel, end, leave } from "./lifecycle/hang-up.ts";
import { changeLimit } from "./lifecycle/limit.ts";
import { seenBy } from "./lifecycle/notices.ts";
import { resume } from "./lifecycle/seats.ts";
import type { Act } from "./lifecycle/step.ts";
import type { CallWishes } from "./rules/policy.ts";
import { createPersonRate } from "./rules/person-rate.ts";
import { createQualityReports } from "./commands/quality-reports.ts";
import { createRecordings } from "./commands/recordings.ts";
import { createRoster } from "./roster.ts";
import { createStandings } from "./rules/standings.ts";
import { togglesOf } from "./commands/toggles.ts";
import { createTurns } from "./turns.ts";

/** What the service is built from. */
export interface CallServiceDeps {
  store: Store;
  reach: Reach;
  /** Sends messages to this process's connections; called after the commit, in the call's order. */
  deliver(notices: Notice[]): void;
  /** Mutations for the same commit as a call's change: an outbox row, mail for another instance. */
  alongside?: Alongside[];
  /** Called with every change of a call committed here. */
  onCommit?(record: CallRecord, before: CallRecord | null): void;
  /** The other servers on the same store. */
  others?: OtherInstances;
  ringTimeoutMs: number;
  seatLeaseMs: number;
  maxParticipants: number;
  /**
   * How many calls, invitations and joins a person may make per minute; absent or 0 means no limit.
   */
  callsPerMinute?: number;
  /** What people can do in a call besides talking; without it everything, with no rate limit. */
  features?: Pick<Features, keyof typeof EVERYTHING>;
  log: {
    warn(event: string, fields?: Record<string, string>): void;
    error(event: string, cause?: unknown): void;
  };
  clock?: Clock;
  /** Whether media goes through relays only, so that linking early reveals nobody's address. */
  isRelayOnly?: boolean;
  /** Whom a person admits; without it everybody may call everybody. */
  wishesOf?(userId: UserId): Promise<CallWishes | null>;
  sweepEveryMs?: number;
}

/** The service as its own server uses it, with a way to wait for work in progress. */
export interface RunningCallService extends CallService, CallReplica {
  /** The number of live calls in each status. */
  liveCounts(): Record<LiveSeats["status"], number>;
  /** Resolves when every command begun so far is committed and told. */
  idle(): Promise<void>;
}

const EVERYTHING = { messages: true, messagesPerMinute: 0, recording: true };
const SWEEP_EVERY_MS = 500;
/** How many seats are processed at a time when many change at once. */
const AT_ONCE = 20;

/** Builds the service; call `start` before the first command. */
export function createCallService(deps: CallServiceDeps): RunningCallService {
  const { store, reach, seatLeaseMs, log, clock = systemClock, others = NO_OTHERS } = deps;
  const { features = EVERYTHING } = deps;
  const listeners: ((record: CallRecord) => void)[] = [];
  const roster = createRoster(clock.now, (record) =>
    attempt(() => {
      for (const listener of listeners) listener(record);
    }));
  const lanes = createLanes();
  const standings = createStandings({ ...deps, others, now: clock.now });
  const rate = createPersonRate("calls", deps.callsPerMinute ?? 0, clock.now);
  const news = createNews({
    deliver,
    clock,
    current: roster.get,
    seenBy: (userId, record) => seenBy(userId, record, runner.sceneFor(record)),
  });
  const departures = createDepartures(clock.now);
  const deadlines = createDeadlines({
    store,
    clock,
    sweepEveryMs: deps.sweepEveryMs ?? SWEEP_EVERY_MS,
    fallDue: fallDueIn,
    onFailure: reportFailure,
  });
  const runner = createCommandRunner({
    store,
    clock,
    reach,
    lanes,
    roster,
    departures,
    seatLeaseMs,
    deliver,
    news,
    alongside: deps.alongside ?? [],
    onCommit(record, before) {
      deadlines.arm(record);
      deps.onCommit?.(record, before);
    },
    others,
    onFollow: deadlines.disarm,
    isStopped: () => isStopped,
    onFailure: reportFailure,
  });
  const turns = createTurns(AT_ONCE);
  const loading = createLoading({ store, roster, runner, news, others, turns, seatLeaseMs });
  let isStopped = false;

  function deliver(notices: Notice[]): void {
    attempt(() => deps.deliver(notices));
  }

  /** A failing listener must not stop the call. */
  function attempt(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      log.error("delivery-failed", error);
    }
  }

  function reportFailure(error: unknown): void {
    if (error instanceof StoreUnavailable) {
      log.warn("store-unavailable", { during: "calls", problem: error.message });
    } else log.error("calls-failed", error);
  }

  async function fallDueIn(id: SessionId): Promise<CallRecord | null> {
    const step = await runner.run(id, fallDue);
    if (step.ok) {
      if (!isLive(step.record)) await countRest(store, step.record);
      return step.record;
    }
    if (step.code === "call-not-found") return null;
    throw new StoreUnavailable(step.message);
  }

  async function command(id: SessionId, act: Act): Promise<Outcome<unknown>> {
    const step = await runner.run(id, act);
    return step.ok ? { ok: true } : step;
  }

  async function seated(by: Device, id: SessionId, act: Act): ReturnType<CallService["accept"]> {
    const step = await runner.run(id, act, { takesSeat: by.userId });
    if (!step.ok) return step;
    return { ok: true, call: seenBy(by.userId, step.record, runner.sceneFor(step.record)) };
  }

  const toggles = togglesOf({ roster, deliver, others });
  const acceptCall = (by: Device, id: SessionId) =>
    seated(by, id, (record, scene) => accept(record, by, scene));

  return {
    ...createDialling({ ...deps, clock, runner, standings, rate, accept: acceptCall }),
    ...createJoining({ ...deps, ...toggles, clock, runner, standings, rate, roster }),
    ...createQualityReports({ roster, runner, seatLeaseMs, onFailure: reportFailure }),
    ...createAttendance({
      clock,
      roster,
      runner,
      departures,
      news,
      turns,
      seatLeaseMs,
      isStopped: () => isStopped,
      onFailure: reportFailure,
    }),
    ...createExpulsion({ store, runner, lanes, roster, deadlines, news, others }),
    ...toggles,
    ...createMessaging({
      store,
      runner,
      rate: createPersonRate("messages", features.messagesPerMinute, clock.now),
      isOffered: features.messages,
    }),
    ...createRecordings({ runner, isOffered: features.recording, now: clock.now }),
    accept: acceptCall,
    async whyNotAnswer(userId, id) {
      const outcome = await command(id, (record) => awaits(record, userId));
      return outcome.ok ? null : outcome;
    },
    reject: (by, id) => command(id, (record, scene) => reject(record, by, scene)),
    cancel: (by, id) => command(id, (record, scene) => cancel(record, by, scene)),
    leave: (by, id) => command(id, (record, scene) => leave(record, by, scene)),
    end: (by, id, reason) => command(id, (record, scene) => end(record, by, reason, scene)),
    resume: (by, id) =>
      seated(by, id, (record, scene) => resume(record, by, departures.has, scene)),
    async changeLimit(chatId, endsAt) {
      const id = await readLiveCallId(store, chatId);
      if (id === null) return { ok: true };
      const outcome = await command(id, (record) => changeLimit(record, endsAt));
      // The slot may be left over from a call that no longer exists.
      return !outcome.ok && outcome.code === "call-not-found" ? { ok: true } : outcome;
    },

    reload: loading.reload,
    seats: loading.seats,
    follow: runner.follow,
    hear: news.hear,
    came: departures.revoke,
    gone: (connectionId) => departures.add(connectionId, "connection-lost"),
    setFlags: roster.setFlags,
    allFlags: roster.allFlags,
    live: roster.seats,
    callIn: roster.callIn,
    subscribe: (listener) => void listeners.push(listener),
    holdsSeat: (by) => roster.callsOf(by.userId).some((record) => holdsSeat(record, by)),

    async start() {
      await loading.load();
      deadlines.start();
    },

    stop() {
      isStopped = true;
      deadlines.stop();
    },

    liveCounts: roster.counts,
    async idle() {
      await turns.idle();
      await lanes.idle();
    },
  };
}
