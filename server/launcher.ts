/**
 * The launcher that npm starts (`server/deno.mjs`) holds this process's input open for as long as it
 * lives. Where it is killed there is nobody left to pass a signal on, so the server ends with it, as
 * suddenly: what was acknowledged is in the store.
 */

/** Told by the launcher alone: whoever starts the server in another way may close its input. */
export const LAUNCHED = "--launched";

/** Listens for the end of the launcher; nothing where there is none. */
export async function endWithLauncher(): Promise<void> {
  if (!Deno.args.includes(LAUNCHED)) return;
  await Deno.stdin.readable.pipeTo(new WritableStream());
  Deno.exit(1);
}
