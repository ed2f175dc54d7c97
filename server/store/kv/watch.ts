/** Watches one key for as long as it is wanted, over whatever ends the watch in between. */

/** How long to wait before a watch that ended is begun again, in milliseconds. */
const AGAIN_MS = 500;

/** Calls `onChange` for what a watch of the key reports, until the returned function is called. */
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
      // The store is away, or closed: who only listens needs no reason.
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
