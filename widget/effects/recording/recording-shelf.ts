/**
 * The browser's storage for recordings. Pieces are stored as they are made, so that a page that is
 * gone loses only its last second. Each recording belongs to one person on one server.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import { RECORDINGS_NAME } from "./recordings-name.ts";

export interface ShelvedRecording {
  id: string;
  /** The server's base address. */
  server: string;
  userId: UserId;
  fileName: string;
  mimeType: string;
  /** Epoch milliseconds. */
  startedAt: number;
  durationMs: number;
  bytes: number;
  pieces: number;
  /** The host page has been told about it. */
  isTold: boolean;
  isPutAway: boolean;
}

export interface RecordingShelf {
  begin(recording: ShelvedRecording): Promise<void>;
  /** Adds a piece; `durationMs` is the total length with it. */
  add(id: string, piece: Blob, durationMs: number): Promise<void>;
  change(id: string, change: Partial<ShelvedRecording>): Promise<void>;
  find(id: string): Promise<ShelvedRecording | null>;
  list(): Promise<ShelvedRecording[]>;
  /** The whole recording as one blob. */
  read(id: string): Promise<Blob>;
  /** Keeps only this many pieces from the beginning. */
  cut(id: string, pieces: number, durationMs: number): Promise<void>;
  remove(id: string): Promise<void>;
  close(): void;
}

const ENTRIES = "recordings";
const PIECES = "pieces";
const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export async function openShelf(): Promise<RecordingShelf> {
  const opening = indexedDB.open(RECORDINGS_NAME, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(ENTRIES, { keyPath: "id" });
    opening.result.createObjectStore(PIECES);
  };
  const database = await done(opening);
  // Lets the database be deleted, as when the site's data is cleared, without waiting for this
  // page.
  database.onversionchange = () => database.close();

  /** Runs in one transaction, and settles when that is committed. */
  async function within<Value>(
    mode: IDBTransactionMode,
    run: (entries: IDBObjectStore, pieces: IDBObjectStore) => Promise<Value>,
  ): Promise<Value> {
    const transaction = database.transaction([ENTRIES, PIECES], mode);
    const kept = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const running = run(transaction.objectStore(ENTRIES), transaction.objectStore(PIECES));
    const [value] = await Promise.all([running, kept]);
    return value;
  }

  const piecesOf = (id: string, from = 0) => IDBKeyRange.bound([id, from], [id, Infinity]);
  const found = (entries: IDBObjectStore, id: string) =>
    done<ShelvedRecording | undefined>(entries.get(id));

  return {
    async begin(recording) {
      await within("readwrite", (entries) => done(entries.add(recording)));
      mark(true);
    },
    add: (id, piece, durationMs) =>
      within("readwrite", async (entries, pieces) => {
        const entry = await found(entries, id);
        if (!entry) throw new Error(`Cannot add to the recording ${id}: it is not stored`);
        pieces.add(piece, [id, entry.pieces]);
        const bytes = entry.bytes + piece.size;
        await done(entries.put({ ...entry, bytes, durationMs, pieces: entry.pieces + 1 }));
      }),
    change: (id, change) =>
      within("readwrite", async (entries) => {
        const entry = await found(entries, id);
        if (entry) await done(entries.put({ ...entry, ...change }));
      }),
    find: (id) => within("readonly", async (entries) => await found(entries, id) ?? null),
    list: () => within("readonly", (entries) => done<ShelvedRecording[]>(entries.getAll())),
    read: (id) =>
      within("readonly", async (entries, pieces) => {
        const entry = await found(entries, id);
        const all = await done<Blob[]>(pieces.getAll(piecesOf(id)));
        return new Blob(all, entry && { type: entry.mimeType });
      }),
    cut: (id, count, durationMs) =>
      within("readwrite", async (entries, pieces) => {
        const entry = await found(entries, id);
        if (!entry || entry.pieces <= count) return;
        const kept = await done<Blob[]>(pieces.getAll(piecesOf(id), count));
        pieces.delete(piecesOf(id, count));
        const bytes = new Blob(kept.slice(0, count)).size;
        await done(entries.put({ ...entry, pieces: count, bytes, durationMs }));
      }),
    async remove(id) {
      const isLast = await within("readwrite", async (entries, pieces) => {
        pieces.delete(piecesOf(id));
        await done(entries.delete(id));
        return await done(entries.count()) === 0;
      });
      if (isLast) mark(false);
    },
    close: () => database.close(),
  };
}

/** Without this mark, a page does not even load the code that looks for recordings. */
function mark(hasAny: boolean): void {
  if (hasAny) localStorage.setItem(RECORDINGS_NAME, "");
  else localStorage.removeItem(RECORDINGS_NAME);
}
