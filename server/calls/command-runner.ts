/**
 * Runs one command on one call, in the call's lane: read, decide, commit, then update the roster
 * and timers and send notices, in this order. Knows no particular command.
 */
import type { ChatId, SessionId, UserId } from "../protocol/ids.ts";
import type { CallType } from "../protocol/call.ts";
import { type CallRecord, isLive, partOf } from "../store/calls/call-record.ts";
import { type CallReading, readForCommand } from "../store/calls/call-store.ts";
import { commit, OutcomeUnknown } from "../store/kv/commit.ts";
import { seatKey } from "../store/kv/keys.ts";
import { type Store, StoreUnavailable } from "../store/kv/kv.ts";
import { answeredFirst } from "./answered-first.ts";
import type { Device, Notice, Reach } from "./call-service.ts";
import type { Clock } from "./clock.ts";
import type { Departures } from "./departures.ts";
import { createDoubts } from "./doubts.ts";
import type { Lanes } from "./lanes.ts";
import { givenUp } from "./lifecycle/hang-up.ts";
import { unkeptQuality, withLateQuality, withQuality } from "./lifecycle/measured.ts";
import { withConsents } from "./lifecycle/recording.ts";
import { type Act, refuse, type Scene, type Step, unchanged } from "./lifecycle/step.ts";
import type { News } from "./news.ts";
import type { OtherInstances } from "./other-instances.ts";
import { overtaken } from "./overtaken.ts";
import type { Roster } from "./roster.ts";

/** The slots that a command may take, read together with the call. */
export interface Slots {
  chatId?: ChatId;
  userIds?: UserId[];
}

/** A change to a call that is about to be committed, with its notices. */
export interface CallChange {
  before: CallRecord | null;
  after: CallRecord;
  notices: Notice[];
}

/** Adds mutations to the commit of a change: they are written with it or not at all. */
export type Alongside = (change: CallChange) => Deno.KvMutation[];

/** What the runner works with. */
export interface CommandRunnerDeps {
  store: Store;
  clock: Clock;
  reach: Reach;
  lanes: Lanes;
  roster: Roster;
  departures: Departures;
  seatLeaseMs: number;
  deliver(notices: Notice[]): void;
  news: News;
  /** Each adds mutations to the commit of a change. */
  alongside: Alongside[];
  /** Called with every call committed here, and its previous state. */
  onCommit(record: CallRecord, before: CallRecord | null): void;
  others: OtherInstances;
  /** Called with every call committed by another server. */
  onFollow(record: CallRecord): void;
  /** Whether the service has stopped, so that nothing is retried. */
  isStopped(): boolean;
  /** Receives errors of work that no caller waits for. */
  onFailure(error: unknown): void;
}

/** Runs commands. */
export interface CommandRunner {
  /** A command on an existing call. `arriving` is a device to count as connected. */
  run(id: SessionId, act: Act, options?: { takesSeat?: UserId; arriving?: Device }): Promise<Step>;
  /** A command that may create the call. */
  begin(
    id: SessionId,
    slots: Slots,
    decide: (reading: CallReading) => Promise<Step>,
  ): Promise<Step>;
  /** News without a change, in order with the call's other news. */
  announce(id: SessionId, news: (record: CallRecord, scene: Scene) => Notice[]): Promise<void>;
  /** Another server has committed this. */
  follow(record: CallRecord, notices: Notice[]): void;
  /** What a command may look at now. */
  sceneFor(call: { id: SessionId; callType: CallType }, arriving?: Device): Scene;
}

/** A runner over these parts. */
export function createCommandRunner(deps: CommandRunnerDeps): CommandRunner {
  const { store, clock, reach, roster, departures, deliver, news, others, lanes } = deps;
  const doubts = createDoubts(deps);

  function sceneFor(call: { id: SessionId; callType: CallType }, arriving?: Device): Scene {
    return {
      now: clock.now(),
      flagsOf: (userId) => roster.flagsOf(call, userId),
      hasMedia: () => roster.hasMedia(call.id),
      connectionsOf(userId) {
        const here = new Set(reach.connectionsOf(userId));
        if (arriving?.userId === userId) here.add(arriving.connectionId);
        return [...here].filter((connectionId) => !departures.has(connectionId));
      },
    };
  }

  /** Makes one commit, or none if nothing changes; returns how to tell its news. */
  async function change(
    id: SessionId,
    slots: Slots,
    decide: (reading: CallReading) => Promise<Step>,
  ): Promise<{ step: Step; tell: () => void }> {
    let step: Step;
    let before: CallRecord | null = null;
    const written = new Set<CallRecord>();
    try {
      step = await commit<Step>(store, async (attempt) => {
        const reading = await readForCommand(store, id, slots);
        before = reading.record;
        const asked = await decide(reading);
        if (!asked.ok || asked.record === reading.record) return { result: asked };
        const decided = withConsents(reading.record, asked);
        const sequence = (reading.record?.sequence ?? 0) + 1;
        const measured = withQuality(reading.record, decided.record, roster.qualityOf);
        const record = { ...measured, sequence };
        const change = { before: reading.record, after: record, notices: decided.notices };
        written.add(record);
        if (reading.record === null) news.expect(id);
        const along = [
          ...decided.along ?? [],
          ...[others.alongside, ...deps.alongside].flatMap((add) => add(change)),
        ];
        return reading.change<Step>(record, attempt, { ...decided, record }, along);
      });
    } catch (error) {
      news.abandon(id);
      if (!(error instanceof StoreUnavailable)) throw error;
      if (error instanceof OutcomeUnknown) {
        doubts.add<Step>(id, error, (landed) => adopt(landed, before));
      }
      return { step: refuse("store-unavailable", error.message), tell: () => {} };
    }
    if (!step.ok) {
      news.abandon(id);
      return { step, tell: () => {} };
    }
    const { record, notices } = step;
    const known = roster.get(id)?.sequence ?? 0;
    deps.onCommit(record, before);
    if (!written.has(record)) {
      if (record.sequence > known) {
        // The store is ahead of this server. The other servers' mail will tell people, if it
        // arrives.
        await others.catchUp();
        roster.put(record);
        if (known > 0 || isLive(record)) news.owe(record);
      }
      return { step, tell: () => spread(notices) };
    }
    roster.put(record);
    others.committed(record);
    // What other servers committed in between is in our mailbox, and is told first.
    if (record.sequence > known + 1) {
      await others.catchUp();
      if (before) news.owe(before);
    }
    return { step, tell: () => news.tell(record, notices) };
  }

  /** Publishes a change that was written after all, although its command was reported as failed. */
  function adopt(step: Step, before: CallRecord | null): void {
    if (!step.ok) return;
    const { record, notices } = step;
    roster.put(record);
    deps.onCommit(record, before);
    others.committed(record);
    if (!news.isTold(record)) news.tell(record, notices);
    if (before !== null) return;
    // The caller was told that the call failed, and no longer waits for an answer.
    runner.run(
      record.id,
      (now, scene) =>
        isLive(now) && now.startedAt === null ? givenUp(now, null, scene) : unchanged(now),
    ).catch(deps.onFailure);
  }

  /** Sends news that no commit carries to the other servers. */
  function spread(notices: Notice[]): void {
    if (notices.length === 0) return;
    deliver(notices);
    others.announce(notices);
  }

  const overtakenBy = (record: CallRecord) =>
    overtaken(record, { ...deps, connectionsOf: sceneFor(record).connectionsOf });

  function inLane(id: SessionId, work: () => ReturnType<typeof change>): Promise<Step> {
    return answeredFirst(deps, id, async () => {
      const { step, tell } = await work();
      const news = [tell];
      try {
        for (const act of step.ok ? overtakenBy(step.record) : []) {
          const more = await change(id, {}, decideBy(act));
          news.push(more.tell);
        }
      } catch (error) {
        // The change itself is committed: it stands, and is told.
        deps.onFailure(error);
      }
      return { answer: step, news };
    });
  }

  function decideBy(act: Act, takesSeat?: UserId, arriving?: Device) {
    return async (reading: CallReading): Promise<Step> => {
      const before = reading.record;
      if (before === null) return refuse("call-not-found", "There is no such call");
      const step = act(before, sceneFor(before, arriving));
      if (!step.ok || takesSeat === undefined || step.record === before) return step;
      const holder = partOf(before, takesSeat)?.status === "joined"
        ? null
        : await reading.holderOf(seatKey(takesSeat));
      if (holder === null) return step;
      return { ...refuse("already-in-call", "You are in another call"), sessionId: holder.id };
    };
  }

  const runner: CommandRunner = {
    sceneFor,
    run(id, act, { takesSeat, arriving } = {}) {
      const slots = takesSeat === undefined ? {} : { userIds: [takesSeat] };
      return inLane(id, () => change(id, slots, decideBy(act, takesSeat, arriving)));
    },
    begin: (id, slots, decide) => inLane(id, () => change(id, slots, decide)),
    announce: (id, newsOf) =>
      lanes.enter(id, () => {
        const record = roster.get(id);
        if (record) spread(newsOf(record, sceneFor(record)));
        return Promise.resolve();
      }),
    follow(record, notices) {
      const late = unkeptQuality(roster.get(record.id) ?? null, record, roster.qualityOf);
      roster.put(record);
      deps.onFollow(record);
      news.tell(record, notices);
      // The other server did not know what happened here meanwhile.
      const isOvertaken = isLive(record) && overtakenBy(record).length > 0;
      if (!isOvertaken && late.size === 0) return;
      const act = (now: CallRecord) => unchanged(withLateQuality(now, late));
      inLane(record.id, () => change(record.id, {}, decideBy(act))).catch(deps.onFailure);
    },
  };
  return runner;
}
