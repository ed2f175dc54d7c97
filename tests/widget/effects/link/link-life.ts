/**
 * One random run of a call between two people who act at random. Whatever they do, even at the same
 * time: after each round both hear and see each other.
 */
import { randomFrom } from "../../support/random.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { type ChancePerson, createChancePerson, pause } from "./chance-person.ts";
import { createTwoSeats, type Name, type Page } from "./two-seats.ts";

const ROUNDS = 3;
/** How long everything may take to recover after a round; lost messages repeat within 3 s. */
const WELL_WITHIN_MS = 20_000;

/**
 * Runs the call of this seed; rejects with the log of all signals if somebody hears or sees too
 * little.
 */
export async function live(seed: number, devices: MediaStream): Promise<void> {
  const startedAt = performance.now();
  const story: string[] = [];
  const note = (line: string) => {
    story.push(`${Math.round(performance.now() - startedAt)} ms: ${line}`);
  };
  const random = randomFrom(seed);
  /** A separate generator for each, so that timing does not change who draws which number. */
  const split = () => randomFrom(random() * 2 ** 32);
  const callType = random() < 0.5 ? "voice" : "video";
  const earlier: Name = random() < 0.5 ? "ann" : "ben";
  const slowestMs = random() < 0.5 ? 3 : 40;
  const seats = createTwoSeats({ random: split(), slowestMs, note });
  const inCall = { seats, callType, devices, note } as const;
  const [ann, ben] = (["ann", "ben"] as const).map((name) =>
    createChancePerson({ ...inCall, name, random: split(), isPolite: name === earlier })
  );

  async function beWell(): Promise<void> {
    const sinceMs = performance.now();
    const wanting = () => [...wantingTo(ann, ben, sinceMs), ...wantingTo(ben, ann, sinceMs)];
    try {
      const bounds = { interval: 30, timeout: WELL_WITHIN_MS };
      await waitUntil(() => wanting().length === 0, "", bounds);
    } catch {
      story.push(...wanting(), ...written(ann.page), ...written(ben.page));
      throw new Error(`Life ${seed} has come to no good:\n${story.join("\n")}`);
    }
  }

  try {
    if (random() < 0.6) await beWell();
    for (let round = 1; round <= ROUNDS; round++) {
      await pause(random() * 150);
      note(`round ${round}`);
      await Promise.all([ann.act(), ben.act()]);
      await beWell();
    }
  } finally {
    seats.close();
    ann.stop();
    ben.stop();
  }
}

/** What this person should hear and see by now but does not. */
function wantingTo({ page }: ChancePerson, other: ChancePerson, sinceMs: number): string[] {
  const [connection, ...more] = connectionsOf(page);
  if (!connection) return [`${page.id} has no connection`];
  if (more.length > 0) return [`${page.id} has ${more.length + 1} connections`];
  const { connectionState, signalingState } = connection;
  const shown = page.links.sent.findLast((event) => event.type === "link.stream");
  const comes = (tracks: readonly MediaStreamTrack[] = []) =>
    tracks.length === 1 && isReceiving(connection, tracks[0], sinceMs);
  const complaints = {
    "is not connected": connectionState !== "connected",
    "has not agreed": signalingState !== "stable",
    "hears nothing": !comes(shown?.stream.getAudioTracks()),
    "sees nobody": other.hasCamera && !comes(shown?.stream.getVideoTracks()),
    "sees no screen": other.hasScreen && !comes(shown?.screen?.getVideoTracks()),
  };
  return Object.entries(complaints).filter(([, isSo]) => isSo)
    .map(([complaint]) => `${page.id} ${complaint}`);
}

/**
 * Whether packets have arrived since then. The track's own `muted` is less reliable: in Chromium it
 * may stay set after a rollback although frames arrive and are drawn.
 */
function isReceiving(
  connection: RTCPeerConnection,
  track: MediaStreamTrack,
  sinceMs: number,
): boolean {
  const receiver = connection.getReceivers().find((one) => one.track === track);
  const sources = receiver?.getSynchronizationSources() ?? [];
  return sources.some(({ timestamp }) => timestamp > performance.timeOrigin + sinceMs);
}

function connectionsOf({ connections }: Page): RTCPeerConnection[] {
  return connections.filter(({ connectionState }) => connectionState !== "closed");
}

/**
 * The state of a page's connections, with the wanted and the current direction of each transceiver.
 */
function written(page: Page): string[] {
  return connectionsOf(page).map((connection) => {
    const transceivers = connection.getTransceivers().map((one) =>
      [one.mid, one.receiver.track.kind, one.direction, one.currentDirection].join(" ")
    );
    const { connectionState, signalingState } = connection;
    return `${page.id}: ${connectionState}, ${signalingState}, ${transceivers.join(", ")}`;
  });
}
