/** Watches one key until it is cancelled, restarting whenever the watch ends. */

/** How long to wait before restarting a watch, in milliseconds. */
const AGAIN_MS = 500;

/** Calls `onChange` for each reported change of the key, until the returned function is called. */
export function watchKey(kv: Deno.Kv, key: Deno.KvKey, onChange: () => void): () => void {
  let isEnded = false;
  let reader: ReadableStreamDefaultReader | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;

  async function watch(): Promise<void> {
    try {
      reader = kv.watch([key]).getReader();
      while (!isEnded) {
        const { done } = await reader.read();
        if (done) break;
        onChange();
      }
    } catch {
      // The store is unavailable or closed; the watch restarts below in either case.
    }
    if (!isEnded) again = setTimeout(watch, AGAIN_MS);
  }

  watch();
  return () => {
    isEnded = true;
    clearTimeout(again);
    reader?.cancel().catch(() => {});
  };
}
