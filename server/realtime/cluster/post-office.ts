/**
 * Sends letters to other servers. Each has a queue: letters posted while a parcel is being written
 * go with the next. While the store is unavailable all letters wait, except texts that become too
 * old.
 */
import type { Clock } from "../../calls/clock.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import { mailMutations, type Parcel } from "../../store/people/mailbox-store.ts";
import type { Letter } from "./letter.ts";
import { packLetters } from "./parcel.ts";

export interface PostOffice {
  /** Sends a letter at once, or together with what is posted within `delayMs`. */
  post(to: InstanceId, letter: Letter, delayMs?: number): void;
  /** The mutations that send one letter to these servers, for the caller's own commit. */
  alongside(to: Iterable<InstanceId>, letter: Letter): Deno.KvMutation[];
  /** Forgets what was queued for a server that is gone. */
  drop(to: InstanceId): void;
  /** Resolves when everything posted is written or given up. */
  idle(): Promise<void>;
}

/** What a post office needs. */
export interface PostOfficeDeps {
  store: Pick<Store, "write" | "patienceMs">;
  clock: Clock;
  /** The id it sends under. */
  self(): InstanceId;
  onFailure(error: unknown): void;
}

interface Queued {
  letter: Letter;
  since: number;
}

interface Queue {
  letters: Queued[];
  isSending: boolean;
  callOff: (() => void) | null;
}

/**
 * Keeps a parcel below a commit's 800 KiB. The largest letters are a relayed message, a call, or
 * 500 connections.
 */
const LETTERS_MAX = 200;
const CHARACTERS_MAX = 400_000;
const RETRY_MS = 250;
/** A text to a connection that is this old is of no use any more, in milliseconds. */
const TEXT_PATIENCE_MS = 10_000;

/** Starts with empty queues. */
export function createPostOffice(deps: PostOfficeDeps): PostOffice {
  const { store, clock } = deps;
  const queues = new Map<InstanceId, Queue>();
  const sending = new Set<Promise<void>>();

  function parcelOf(letters: Letter[]): Parcel {
    const id = crypto.randomUUID();
    return { id, from: deps.self(), sentAt: clock.now(), parts: packLetters(letters) };
  }

  function flush(to: InstanceId, queue: Queue): void {
    queue.callOff?.();
    queue.callOff = null;
    if (queue.isSending) return;
    const sent = send(to, queue).finally(() => sending.delete(sent));
    sending.add(sent);
  }

  async function send(to: InstanceId, queue: Queue): Promise<void> {
    queue.isSending = true;
    while (queues.get(to) === queue && queue.letters.length > 0) {
      const taken = queue.letters.splice(0, countThatFits(queue.letters));
      try {
        await sendTogether(to, queue, taken);
      } catch (error) {
        deps.onFailure(error);
      }
    }
    // Must stay in the same turn as the loop's last check, or a letter posted in between would be
    // stuck.
    queue.isSending = false;
  }

  async function sendTogether(to: InstanceId, queue: Queue, taken: Queued[]): Promise<void> {
    const parcel = parcelOf(taken.map(({ letter }) => letter));
    const isWritten = await write(to, parcel, () => queues.get(to) === queue);
    if (isWritten) return;
    // The store is unavailable: retry later, without texts that will be too old.
    const inTime = taken.filter(({ letter, since }) =>
      letter.kind !== "text" || clock.now() - since < TEXT_PATIENCE_MS
    );
    queue.letters.unshift(...inTime);
    await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
  }

  /** Retries the identical parcel until it is written; the receiver recognises it by its id. */
  async function write(
    to: InstanceId,
    parcel: Parcel,
    isWanted: () => boolean,
  ): Promise<boolean> {
    const givesUpAt = clock.now() + store.patienceMs;
    while (isWanted()) {
      try {
        return await store.write({ checks: [], mutations: mailMutations(to, parcel) });
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        if (clock.now() >= givesUpAt) return false;
        await new Promise<void>((resolve) => clock.after(RETRY_MS, resolve));
      }
    }
    return true;
  }

  return {
    post(to, letter, delayMs = 0) {
      const queue = queues.get(to) ?? { letters: [], isSending: false, callOff: null };
      queues.set(to, queue);
      queue.letters.push({ letter, since: clock.now() });
      if (delayMs === 0) flush(to, queue);
      else queue.callOff ??= clock.after(delayMs, () => flush(to, queue));
    },
    alongside(to, letter) {
      const parcel = parcelOf([letter]);
      return [...to].flatMap((one) => mailMutations(one, parcel));
    },
    drop(to) {
      queues.get(to)?.callOff?.();
      queues.delete(to);
    },
    async idle() {
      while (sending.size > 0) await Promise.all(sending);
    },
  };
}

function countThatFits(letters: Queued[]): number {
  let characters = 0;
  for (const [n, { letter }] of letters.entries()) {
    characters += letter.kind === "text" ? letter.text.length : JSON.stringify(letter).length;
    if (n > 0 && (n === LETTERS_MAX || characters > CHARACTERS_MAX)) return n;
  }
  return letters.length;
}
