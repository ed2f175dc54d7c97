/**
 * Follows the quality of a running call's connections: announces it, reports it to the server, and
 * lowers the camera on a poor path. A separate chunk, as no call needs it to begin.
 */
import type { CallQuality } from "../../../server/protocol/client-message.ts";
import type { UserId } from "../../../server/protocol/ids.ts";
import {
  followScore,
  levelOf,
  mosOf,
  type PathSample,
  type QualityLevel,
  scoreOf,
} from "../../model/call-quality.ts";
import { followChoices, readChoices } from "../devices/device-choice.ts";
import { createLinkStats } from "./link-stats.ts";
import { createVideoAdaptation } from "./video-adaptation.ts";
import { shareOf } from "./video-sending.ts";

export interface CallCareOptions {
  /** The connections that carry media now; read at each measurement. */
  connections: () => ReadonlyMap<UserId, RTCPeerConnection>;
  videoMaxBitrate: number;
  /** How often a report goes to the server. */
  reportIntervalMs: number;
  onLevel: (level: QualityLevel, mos: number) => void;
  /** The level of one person's connection, each time it changes. */
  onPerson: (userId: UserId, level: QualityLevel) => void;
  /** Called once, when some path cannot carry video. */
  onExhausted: () => void;
  /** The quality since the last report, and the people whose media arrived since then. */
  onReport: (quality: CallQuality, receivingFrom: UserId[]) => void;
  readEveryMs?: number;
}

interface Followed {
  connection: RTCPeerConnection;
  stats: ReturnType<typeof createLinkStats>;
  adaptation: ReturnType<typeof createVideoAdaptation>;
  score: number | null;
  level: QualityLevel | null;
}

export interface CallCare {
  /** The server has lost this person: packets that came before say nothing about now. */
  forget(userId: UserId): void;
  stop(): void;
}

/** Starts at once. */
export function careForCall(options: CallCareOptions): CallCare {
  const { connections, videoMaxBitrate, reportIntervalMs, readEveryMs = 2_000 } = options;
  const followed = new Map<UserId, Followed>();
  let level: QualityLevel | null = null;
  let samples: PathSample[] = [];
  let bitrates: number[] = [];
  const receivingFrom = new Set<UserId>();
  /** People whose next reading still covers the time before they were lost. */
  const doubted = new Set<UserId>();
  let isOver = false;
  let isExhausted = false;

  function follow(): void {
    const current = connections();
    for (const [userId, { connection }] of followed) {
      if (current.get(userId) !== connection) followed.delete(userId);
    }
    for (const [userId, connection] of current) {
      if (followed.has(userId)) continue;
      const share = () => shareOf(videoMaxBitrate, followed.size);
      const adaptation = createVideoAdaptation({ connection, share });
      const stats = createLinkStats(connection);
      followed.set(userId, { connection, stats, adaptation, score: null, level: null });
    }
  }

  async function read(): Promise<void> {
    follow();
    let bitrate = 0;
    await Promise.all(Array.from(followed, async ([userId, one]) => {
      const reading = await one.stats.read();
      if (!doubted.delete(userId) && reading.isReceiving) receivingFrom.add(userId);
      const measured = scoreOf(reading.samples);
      if (measured === null) return;
      one.score = followScore(one.score, measured);
      const level = levelOf(one.score);
      if (level !== one.level) options.onPerson(userId, one.level = level);
      samples.push(...reading.samples);
      bitrate += reading.bitrate;
      await one.adaptation.follow(one.score);
    }));
    bitrates.push(bitrate);
    const wasExhausted = isExhausted;
    isExhausted ||= [...followed.values()].some(({ adaptation }) => adaptation.isExhausted);
    if (isExhausted && !wasExhausted && !isOver) options.onExhausted();
    const scores = Array.from(followed.values(), ({ score }) => score ?? 100);
    if (!isOver && samples.length > 0) say(Math.min(...scores));
  }

  /** Announces a change of level only: the score changes all the time. */
  function say(score: number): void {
    if (levelOf(score) === level) return;
    level = levelOf(score);
    options.onLevel(level, mosOf(score));
  }

  function report(): void {
    if (samples.length > 0) {
      options.onReport({
        avgBitrate: Math.round(mean(bitrates)),
        packetLoss: round(mean(samples.map(({ lossPercent }) => lossPercent))),
        jitter: round(mean(samples.map(({ jitterMs }) => jitterMs))),
        roundTripTime: round(mean(samples.map(({ roundTripMs }) => roundTripMs))),
      }, [...receivingFrom]);
    }
    samples = [];
    bitrates = [];
    receivingFrom.clear();
  }

  // A closed connection has no statistics any more.
  const reading = setInterval(() => void read().catch(() => {}), readEveryMs);
  const reporting = setInterval(report, reportIntervalMs);
  const leaveDevices = takeDevicesBack();
  return {
    forget(userId) {
      receivingFrom.delete(userId);
      doubted.add(userId);
    },
    stop() {
      isOver = true;
      leaveDevices();
      clearInterval(reading);
      clearInterval(reporting);
    },
  };
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Follows the devices once the person has chosen one: before that there is none to return to. */
function takeDevicesBack(): () => void {
  let isOver = false;
  let leave: (() => void) | null = null;

  async function begin(): Promise<void> {
    unfollow();
    const { followDevices } = await import("../devices/device-return.ts");
    if (!isOver) leave = followDevices();
  }

  const unfollow = followChoices(begin);
  if (Object.keys(readChoices()).length > 0) void begin();
  return () => {
    isOver = true;
    unfollow();
    leave?.();
  };
}
