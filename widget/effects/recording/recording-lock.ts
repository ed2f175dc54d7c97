/** Tells a recording that is being made, here or in another tab, from one whose page is gone. */

const nameOf = (id: string): string => `chat-call.recording ${id}`;

/** It is being made until the returned function is called, or the page goes. */
export function holdRecording(id: string): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => release = resolve);
  // No lock is refused; where there are none, no page can have it taken from it.
  navigator.locks?.request(nameOf(id), () => held).catch(() => {});
  return release;
}

/** Runs once nobody makes it any more, and nobody else meanwhile. */
export async function whenMade(id: string, run: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(nameOf(id), run);
  else await run();
}
