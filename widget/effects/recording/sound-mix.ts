/** Mixes all voices into one track; each voice is added and removed with its person. */
import type { UserId } from "../../../server/protocol/ids.ts";
import type { RecordedPerson } from "../../model/recorded-people.ts";

export interface SoundMix {
  readonly track: MediaStreamTrack;
  /** A node that the frame clock may connect its silent nodes to. */
  readonly node: AudioNode;
  hear(people: readonly RecordedPerson[]): void;
  close(): void;
}

/** Several people speaking at once must not clip. */
const HEADROOM = 0.7;

export function createSoundMix(context: AudioContext): SoundMix {
  const mix = new MediaStreamAudioDestinationNode(context);
  const level = new GainNode(context, { gain: HEADROOM });
  level.connect(mix);
  const voices = new Map<UserId, { track: MediaStreamTrack; source: AudioNode }>();

  function drop(id: UserId): void {
    voices.get(id)?.source.disconnect();
    voices.delete(id);
  }

  return {
    track: mix.stream.getAudioTracks()[0],
    node: level,
    hear(people) {
      const heard = new Map(
        people.map(({ id, voice }) => [id, voice?.getAudioTracks()[0] ?? null]),
      );
      for (const [id, { track }] of voices) if (heard.get(id) !== track) drop(id);
      for (const [id, track] of heard) {
        if (!track || voices.has(id)) continue;
        const source = context.createMediaStreamSource(new MediaStream([track]));
        source.connect(level);
        voices.set(id, { track, source });
      }
    },
    close() {
      for (const id of [...voices.keys()]) drop(id);
      level.disconnect();
    },
  };
}
