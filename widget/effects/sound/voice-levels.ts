/**
 * How loud everybody is, measured from the actual sound: the own microphone by an analyser, the
 * others by the level of their decoded packets. The views poll it; it does nothing by itself.
 */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { VoiceLevels } from "../../model/call-handle.ts";
import type { AudioGate } from "./audio-context.ts";

export interface VoiceMeter extends VoiceLevels {
  /** The person's own id and microphone; null when it is closed. */
  setLocal(userId: UserId, stream: MediaStream | null): void;
  /** The connection that carries this person's voice; null when it is gone. */
  setRemote(userId: UserId, connection: Pick<RTCPeerConnection, "getReceivers"> | null): void;
  close(): void;
}

/** What counts as silence and as loud speech, in dB below full scale. */
const SILENCE_DB = -50;
const LOUD_DB = -12;

/** Browsers report the last packet for ten seconds; this long without another counts as silence. */
const STALE_MS = 300;

/** A linear amplitude as perceived loudness: 0 at silence, 1 at loud speech. */
export function perceivedLevel(amplitude: number): number {
  if (amplitude <= 0) return 0;
  const decibels = 20 * Math.log10(amplitude);
  return Math.min(1, Math.max(0, (decibels - SILENCE_DB) / (LOUD_DB - SILENCE_DB)));
}

type Read = () => number;

export function createVoiceLevels(
  gate: AudioGate,
  now: () => number = () => performance.now(),
): VoiceMeter {
  const readers = new Map<UserId, Read>();
  const closers = new Map<UserId, () => void>();

  function forget(userId: UserId): void {
    closers.get(userId)?.();
    closers.delete(userId);
    readers.delete(userId);
  }

  /** Measures a stream without playing it. */
  function analyse(userId: UserId, track: MediaStreamTrack): void {
    let source: MediaStreamAudioSourceNode | null = null;
    const cancel = gate.whenRunning((context) => {
      const analyser = new AnalyserNode(context, { fftSize: 512 });
      const samples = new Float32Array(analyser.fftSize);
      source = context.createMediaStreamSource(new MediaStream([track]));
      source.connect(analyser);
      readers.set(userId, () => {
        analyser.getFloatTimeDomainData(samples);
        let power = 0;
        for (const sample of samples) power += sample * sample;
        return Math.sqrt(power / samples.length);
      });
    });
    closers.set(userId, () => {
      cancel();
      source?.disconnect();
    });
  }

  return {
    level: (userId) => perceivedLevel(readers.get(userId)?.() ?? 0),
    setLocal(userId, stream) {
      forget(userId);
      const [track] = stream?.getAudioTracks() ?? [];
      if (!track) return;
      // Setting up the analyser would delay the first words, so it waits until a view polls.
      readers.set(userId, () => {
        readers.set(userId, () => 0);
        analyse(userId, track);
        return 0;
      });
    },
    setRemote(userId, connection) {
      forget(userId);
      if (!connection) return;
      let latest = 0;
      let cameAtMs = 0;
      readers.set(userId, () => {
        let loudest = 0;
        for (const receiver of connection.getReceivers()) {
          if (receiver.track.kind !== "audio") continue;
          for (const { audioLevel, timestamp } of receiver.getSynchronizationSources()) {
            // Browsers use different time origins: only an increase means anything.
            if (timestamp > latest) cameAtMs = now();
            latest = Math.max(latest, timestamp);
            // If the browser reports no level for a packet, measure the sound itself.
            if (audioLevel !== undefined) loudest = Math.max(loudest, audioLevel);
            else if (!closers.has(userId)) analyse(userId, receiver.track);
          }
        }
        return now() - cameAtMs < STALE_MS ? loudest : 0;
      });
    },
    close() {
      for (const userId of [...readers.keys(), ...closers.keys()]) forget(userId);
    },
  };
}
