/** The sounds of a call as notes, played without an audio file. */

interface Note {
  /** The fundamental and an optional overtone, in Hz. */
  tones: readonly number[];
  startMs: number;
  lengthMs: number;
}

export interface Melody {
  notes: readonly Note[];
  /** After this time it repeats. */
  periodMs: number;
  /** 0 to 1. */
  loudness: number;
}

/** An incoming call: two rising bells, twice, and a rest. */
export const RINGTONE: Melody = {
  notes: [
    { tones: [659.25, 1318.5], startMs: 0, lengthMs: 450 },
    { tones: [880, 1760], startMs: 180, lengthMs: 700 },
    { tones: [659.25, 1318.5], startMs: 900, lengthMs: 450 },
    { tones: [880, 1760], startMs: 1080, lengthMs: 900 },
  ],
  periodMs: 3_000,
  loudness: 0.16,
};

/** An outgoing call: the low, long tone of a phone that rings at the other end. */
export const RINGBACK: Melody = {
  notes: [{ tones: [425], startMs: 0, lengthMs: 1_000 }],
  periodMs: 4_000,
  loudness: 0.05,
};

/** How far ahead notes are scheduled on the audio clock, which is on time without timers. */
const AHEAD_PERIODS = 2;

/** Plays the melody in a loop until the returned function is called. */
export function playMelody(context: AudioContext, melody: Melody): () => void {
  const output = new GainNode(context, { gain: melody.loudness });
  output.connect(context.destination);
  const started = context.currentTime + 0.02;
  let periods = 0;

  function schedule(): void {
    const played = (context.currentTime - started) * 1000 / melody.periodMs;
    while (periods < played + AHEAD_PERIODS) {
      for (const note of melody.notes) {
        playNote(
          context,
          output,
          note,
          started + (periods * melody.periodMs + note.startMs) / 1000,
        );
      }
      periods++;
    }
  }

  schedule();
  const timer = setInterval(schedule, melody.periodMs);
  return () => {
    clearInterval(timer);
    // Fade out: a cut in the middle of a wave clicks.
    output.gain.setTargetAtTime(0, context.currentTime, 0.02);
    setTimeout(() => output.disconnect(), 200);
  };
}

function playNote(
  context: AudioContext,
  output: AudioNode,
  { tones, lengthMs }: Note,
  at: number,
): void {
  const end = at + lengthMs / 1000;
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(1, at + 0.015);
  envelope.gain.setValueAtTime(1, at + lengthMs / 4000);
  envelope.gain.exponentialRampToValueAtTime(0.001, end);
  envelope.connect(output);
  tones.forEach((frequency, overtone) => {
    const share = new GainNode(context, { gain: overtone === 0 ? 1 : 0.25 });
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(share).connect(envelope);
    oscillator.start(at);
    oscillator.stop(end);
  });
}
