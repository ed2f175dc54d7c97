/** Known sounds: writes a WAV file with a tone for a fake microphone to play. */

export const SAMPLE_RATE = 48_000;

/**
 * Writes a beeping tone (250 ms on, 150 ms off) and returns the file's path. It beeps because noise
 * suppression removes a steady tone as noise.
 */
export async function writeToneFile(directory: string, frequencyHz: number): Promise<string> {
  const seconds = 4;
  const samples = new Int16Array(SAMPLE_RATE * seconds);
  const period = 0.4 * SAMPLE_RATE;
  const sounding = 0.25 * SAMPLE_RATE;
  const ramp = 0.01 * SAMPLE_RATE;
  for (let index = 0; index < samples.length; index++) {
    const place = index % period;
    if (place >= sounding) continue;
    const envelope = Math.min(1, place / ramp, (sounding - place) / ramp);
    samples[index] = 16_000 * envelope *
      Math.sin(2 * Math.PI * frequencyHz * index / SAMPLE_RATE);
  }
  const path = `${directory}/tone-${frequencyHz}.wav`;
  await Deno.writeFile(path, wavFile(samples));
  return path;
}

/** A mono 16-bit PCM RIFF/WAVE file. */
function wavFile(samples: Int16Array): Uint8Array {
  const header = new DataView(new ArrayBuffer(44));
  const text = (offset: number, value: string) =>
    [...value].forEach((letter, index) => header.setUint8(offset + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, 36 + samples.byteLength, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, SAMPLE_RATE, true);
  header.setUint32(28, SAMPLE_RATE * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, samples.byteLength, true);
  const file = new Uint8Array(44 + samples.byteLength);
  file.set(new Uint8Array(header.buffer));
  file.set(new Uint8Array(samples.buffer), 44);
  return file;
}
