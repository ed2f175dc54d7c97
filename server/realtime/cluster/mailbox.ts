/** Reads this server's mail in commit order, each letter once, and deletes it. */
import type { InstanceId } from "../../store/instance-store.ts";
import { type Store, StoreUnavailable } from "../../store/kv/kv.ts";
import { deleteMail, readMailbox } from "../../store/people/mailbox-store.ts";
import type { Letter } from "./letter.ts";
import { unpackLetters } from "./parcel.ts";

export interface Mailbox {
  /** Reads everything in it now. Never rejects: mail that could not be read stays. */
  collect(): Promise<void>;
}

/** What a mailbox needs. */
export interface MailboxDeps {
  store: Store;
  owner: InstanceId;
  read(letter: Letter, from: InstanceId): void;
  onFailure(error: unknown): void;
}

/** How many parcel ids are remembered. A parcel is written twice if the store's answer got lost. */
const REMEMBERED_MAX = 20_000;

/** The mailbox of one server. */
export function createMailbox(deps: MailboxDeps): Mailbox {
  const { store, owner } = deps;
  const known = new Set<string>();
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function readAll(): Promise<void> {
    try {
      for (;;) {
        const { parcels, isAll } = await readMailbox(store, owner);
        for (const { id, from, parts } of parcels) {
          if (known.has(id)) continue;
          remember(id);
          readParcel(from, parts);
        }
        await deleteMail(store, parcels.flatMap(({ keys }) => keys));
        if (isAll) return;
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) deps.onFailure(error);
    }
  }

  function remember(id: string): void {
    const [oldest] = known;
    if (known.size >= REMEMBERED_MAX) known.delete(oldest);
    known.add(id);
  }

  function readParcel(from: InstanceId, parts: Uint8Array[]): void {
    const { letters, problems } = unpackLetters(parts);
    for (const problem of problems) {
      deps.onFailure(new Error(`Cannot read a message from another server: ${problem}`));
    }
    for (const letter of letters) {
      try {
        deps.read(letter, from);
      } catch (error) {
        deps.onFailure(error);
      }
    }
  }

  function start(): Promise<void> {
    const reading = readAll().finally(() => {
      if (running === reading) running = null;
    });
    running = reading;
    return reading;
  }

  return {
    // A run in progress may have looked already, so callers meanwhile wait for another run.
    collect: () =>
      running === null ? start() : next ??= running.then(() => {
        next = null;
        return start();
      }),
  };
}
