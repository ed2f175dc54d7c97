/**
 * The person's recordings in this browser: found again on any page, offered to the host page or the
 * person, kept for a week.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import { saveFile } from "../../effects/recording/file-saving.ts";
import { whenMade } from "../../effects/recording/recording-lock.ts";
import {
  openShelf,
  type RecordingShelf,
  type ShelvedRecording,
} from "../../effects/recording/recording-shelf.ts";
import { withLength } from "../../effects/recording/webm-length.ts";
import type { KeptRecording, RecordingNews } from "../../model/recording-desk.ts";

export interface KeptRecordingsOptions {
  server: string;
  userId: UserId;
  onNews: (news: RecordingNews) => void;
  onChange: () => void;
  now?: () => number;
}

export interface KeptRecordings {
  /** Newest first. */
  readonly list: readonly KeptRecording[];
  shelf(): Promise<RecordingShelf>;
  /** Offers a finished recording to the host page, and to the person if the page leaves it. */
  offer(id: string): void;
  save(id: string): Promise<void>;
  putAway(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  close(): void;
}

/** Long enough for a person back after a weekend, short enough for a shared computer. */
export const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Without an element to fire the event, nobody would decide. */
const DECIDED_MS = 5_000;

export function keepRecordings(
  { server, userId, onNews, onChange, now = Date.now }: KeptRecordingsOptions,
): KeptRecordings {
  let list: readonly KeptRecording[] = [];
  let opening: Promise<RecordingShelf> | null = null;
  const offered = new Set<string>();
  let isClosed = false;

  const shelf = () =>
    opening ??= openShelf().catch((error) => {
      opening = null;
      throw error;
    });

  function show(next: readonly KeptRecording[]): void {
    list = next.toSorted((one, other) => other.startedAt - one.startedAt);
    if (!isClosed) onChange();
  }
  const others = (id: string) => list.filter((one) => one.id !== id);

  /** Deletes what is too old, whoever made it, and offers this person's other recordings. */
  async function look(): Promise<void> {
    for (const one of await (await shelf()).list()) {
      if (now() - one.startedAt > KEPT_MS) void removeOld(one.id);
      else if (one.server === server && one.userId === userId) offer(one.id);
    }
  }

  async function removeOld(id: string): Promise<void> {
    await whenMade(id, async () => (await shelf()).remove(id)).catch(warn);
  }

  function offer(id: string): void {
    if (offered.has(id)) return;
    offered.add(id);
    whenMade(id, async () => {
      const found = await (await shelf()).find(id);
      if (found && !isClosed) await take(found);
      else offered.delete(id);
    }).catch(warn);
  }

  async function take(recording: ShelvedRecording): Promise<void> {
    const { id, fileName, mimeType, startedAt, durationMs, bytes, pieces } = recording;
    const kept = await shelf();
    if (pieces === 0) return await kept.remove(id);
    const durationSeconds = Math.round(durationMs / 100) / 10;
    if (!recording.isTold) {
      const blob = await withLength(await kept.read(id), durationMs);
      const isTaken = await new Promise<boolean>((decide) => {
        setTimeout(() => decide(false), DECIDED_MS);
        onNews({
          type: "recorded",
          blob,
          mimeType,
          durationSeconds,
          startedAt: new Date(startedAt).toISOString(),
          fileName,
          decide,
        });
      });
      if (isTaken) return await kept.remove(id);
      await kept.change(id, { isTold: true });
    }
    const { isPutAway } = recording;
    const shown = { id, fileName, mimeType, startedAt, durationSeconds, bytes, isPutAway };
    show([...others(id), shown]);
  }

  async function putAway(id: string): Promise<void> {
    show(list.map((one) => one.id === id ? { ...one, isPutAway: true } : one));
    await (await shelf()).change(id, { isPutAway: true });
  }

  look().catch(warn);

  return {
    get list() {
      return list;
    },
    shelf,
    offer,
    async save(id) {
      const one = list.find((one) => one.id === id);
      const blob = await (await shelf()).read(id);
      // Another tab may have deleted it.
      if (!one || blob.size === 0) return show(others(id));
      saveFile(await withLength(blob, one.durationSeconds * 1_000), one.fileName);
      await putAway(id);
    },
    putAway,
    async remove(id) {
      show(others(id));
      await (await shelf()).remove(id);
    },
    close() {
      isClosed = true;
    },
  };
}

function warn(cause: unknown): void {
  console.warn(new Error("Cannot look for the recordings of this browser", { cause }));
}
