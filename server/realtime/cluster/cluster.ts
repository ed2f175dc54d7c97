/**
 * Makes the servers on one store behave as one: each keeps in memory who is connected where and all
 * live calls, updated by mail from the others. The store stays the source of truth. A server on its
 * own renews its row, listens for its bell, and writes nothing else.
 */
import { type Clock, systemClock } from "../../calls/clock.ts";
import type { OtherInstances } from "../../calls/other-instances.ts";
import type { RuleChange } from "../../calls/rules/rule-change.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import { bellKey } from "../../store/kv/keys.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import type { Directory } from "../directory.ts";
import { createArrears } from "./arrears.ts";
import { createCommitMail } from "./commit-mail.ts";
import { createElsewhere, type Elsewhere } from "./elsewhere.ts";
import { introduction } from "./introduction.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import { createMembership, HEARTBEAT, type Heartbeat, type Membership } from "./membership.ts";
import { createPostOffice } from "./post-office.ts";
import { createProbes } from "./probes.ts";
import { createReader, type LocalParts } from "./reader.ts";

/** What a cluster needs. */
export interface ClusterDeps {
  store: Store;
  directory: Directory;
  log: {
    info(event: string, fields?: Record<string, unknown>): void;
    warn(event: string, fields?: Record<string, unknown>): void;
    error(event: string, cause?: unknown): void;
  };
  clock?: Clock;
  heartbeat?: Heartbeat;
}

export interface Cluster extends OtherInstances, Elsewhere {
  /** Joins; resolves when the others are known, or have had enough time to answer. */
  start(parts: LocalParts): Promise<void>;
  /** Says goodbye. */
  stop(): Promise<void>;
  /** Tells the others of a change made here to something that they keep in memory. */
  tellOfRule(change: RuleChange): void;
}

/** Arrivals and departures are collected for this long. */
const PRESENCE_DELAY_MS = 20;
/**
 * How long a starting server waits for others, which may be dead, in milliseconds: short, so that
 * after a kill it ends overdue calls within a second. Later answers still count.
 */
const ANSWER_PATIENCE_MS = 500;
const REJOIN_RETRY_MS = 1_000;
const GOODBYE_MAX_MS = 1_000;

/** A cluster of one until it is started. */
export function createCluster(deps: ClusterDeps): Cluster {
  const { store, directory, log, clock = systemClock, heartbeat = HEARTBEAT } = deps;
  const onFailure = (cause: unknown) => log.error("servers-failed", cause);
  let parts: LocalParts | null = null;
  let membership = createMember();
  let mailbox: Mailbox | null = null;
  let stopWatching = () => {};
  let isStopped = false;
  /** Without it there can be no mail, not even from a server that has died since. */
  let hasMetAnybody = false;
  /** Whether the others have had enough time to answer at the start. */
  let isKnown = false;
  /** Servers that have not yet said who is connected to them. */
  const awaited = new Map<InstanceId, () => void>();
  const heard = new Set<InstanceId>();

  const office = createPostOffice({
    store,
    clock,
    self: () => membership.self,
    onFailure,
  });
  const arrears = createArrears({
    clock,
    directory,
    parts: () => isStopped ? null : parts,
    onFailure,
  });
  const probes = createProbes({ clock, directory, post: office.post });

  function createMember(): Membership {
    return createMembership({
      store,
      clock,
      heartbeat,
      onPeer(id) {
        hasMetAnybody = true;
        log.info("server-joined", { instance: id });
        for (const letter of introduction(directory, parts?.calls.allFlags() ?? [])) {
          office.post(id, letter);
        }
      },
      onLoss: lose,
      onBuried: () => void rejoin().catch(onFailure),
      onBeat() {
        if (hasMetAnybody) void mailbox?.collect();
      },
      onFailure,
    });
  }

  function lose(id: InstanceId): void {
    log.info("server-left", { instance: id });
    forget(id);
    for (const device of directory.dropInstance(id)) {
      parts?.calls.departed(device).catch(onFailure);
    }
    arrears.makeUp({ lost: true });
  }

  function forget(id: InstanceId): void {
    office.drop(id);
    heard.delete(id);
    answered(id);
  }

  function answered(id: InstanceId): void {
    awaited.get(id)?.();
    awaited.delete(id);
  }

  /** Joins under the membership's id, and waits to hear from all the others. */
  async function join(local: LocalParts): Promise<void> {
    const reader = createReader({
      ...local,
      clock,
      directory,
      probes,
      post: office.post,
      heardOf: (id) => membership.heardOf(id),
      left: (id) => membership.left(id),
      answered(id) {
        // A server that answers this late may not have known of us until now.
        const isLate = isKnown && !heard.has(id);
        heard.add(id);
        answered(id);
        if (isLate) arrears.makeUp({ lost: false });
      },
      onFailure,
    });
    // Mail read under a former id is dropped: it also comes under the new one, or was caught up on.
    const read: typeof reader.read = (...one) => mailbox === own ? reader.read(...one) : undefined;
    const own = createMailbox({ store, owner: membership.self, read, onFailure });
    mailbox = own;
    stopWatching();
    stopWatching = store.watch(bellKey(membership.self), () => void own.collect());
    await membership.join();
    const answers = Array.from(
      membership.peers(),
      (id) => heard.has(id) ? null : new Promise<void>((resolve) => awaited.set(id, resolve)),
    );
    const patience = Promise.withResolvers<void>();
    const callOff = clock.after(ANSWER_PATIENCE_MS, patience.resolve);
    await Promise.race([Promise.all(answers), patience.promise]);
    callOff();
    isKnown = true;
  }

  /** The others took this server for dead: it rejoins under a new id and catches up. */
  async function rejoin(): Promise<void> {
    log.warn("server-given-up", { instance: membership.self });
    for (const id of membership.peers()) {
      forget(id);
      directory.dropInstance(id);
    }
    membership = createMember();
    while (!isStopped && parts) {
      try {
        await join(parts);
        // Servers that have not answered by now may be dead.
        return arrears.makeUp({ lost: true });
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await new Promise<void>((resolve) => clock.after(REJOIN_RETRY_MS, resolve));
      }
    }
  }

  directory.onOwn({
    came: (device) => postToAll({ kind: "came", ...device }, PRESENCE_DELAY_MS),
    went: (device) => postToAll({ kind: "went", ...device }, PRESENCE_DELAY_MS),
  });

  directory.onOthers({ came: (device) => parts?.calls.came(device.connectionId), went: () => {} });

  function postToAll(letter: Parameters<typeof office.post>[1], delayMs = 0): void {
    for (const id of membership.peers()) office.post(id, letter, delayMs);
  }

  return {
    ...createElsewhere({
      directory,
      post: office.post,
      probes,
      departed: async (device) => await parts?.calls.departed(device),
      log,
    }),

    ...createCommitMail({ directory, office, peers: () => membership.peers() }),
    announce: (notices) => postToAll({ kind: "news", notices }),
    flags: (sessionId, userId, flags) => postToAll({ kind: "flags", sessionId, userId, flags }),
    tellOfRule: (change) => postToAll({ kind: "rule", ...change }),
    areThere: () => heard.size > 0,
    catchUp: () => mailbox?.collect() ?? Promise.resolve(),
    hearOut: () => probes.hearOut(membership.peers()),

    async start(local) {
      parts = local;
      await join(local);
    },

    async stop() {
      isStopped = true;
      postToAll({ kind: "bye" });
      const patience = Promise.withResolvers<void>();
      const callOff = clock.after(GOODBYE_MAX_MS, patience.resolve);
      await Promise.race([office.idle(), patience.promise]);
      callOff();
      stopWatching();
      for (const id of membership.peers()) office.drop(id);
      await membership.leave().catch((error) => {
        if (!(error instanceof StoreUnavailable)) throw error;
      });
    },
  };
}
