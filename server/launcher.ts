/**
 * The launcher that npm starts (`server/deno.mjs`) holds this process's standard input open while
 * it lives. If it is killed, nobody can pass on a signal, so the server exits at once too: what was
 * acknowledged is in the store.
 */

/** Passed only by the launcher: somebody who starts the server differently may close its input. */
export const LAUNCHED = "--launched";

/** Waits for the end of the launcher; does nothing without one. */
export async function endWithLauncher(): Promise<void> {
  if (!Deno.args.includes(LAUNCHED)) return;
  await Deno.stdin.readable.pipeTo(new WritableStream());
  Deno.exit(1);
}
