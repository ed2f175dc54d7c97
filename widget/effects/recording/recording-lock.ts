/** Tells a recording in progress, here or in another tab, from one whose page is gone. */

const nameOf = (id: string): string => `chat-call.recording ${id}`;

/** Marks the recording as in progress until the returned function is called or the page is gone. */
export function holdRecording(id: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => release = resolve);
  // Without locks, or if refused one, recording goes on unmarked.
  navigator.locks?.request(nameOf(id), () => held).catch(() => {});
  return release;
}

/** Runs once the recording is no longer in progress; holds its lock meanwhile. */
export async function whenMade(id: string, run: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(nameOf(id), run);
  else await run();
}
