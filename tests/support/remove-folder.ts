const TRIES = 20;
const BETWEEN_TRIES_MS = 100;

/**
 * Removes a folder with browser profiles. Retries, because the last processes of a browser still
 * write there for a moment after it has ended.
 */
export async function removeFolder(path: string): Promise<void> {
  for (let tried = 1;; tried++) {
    try {
      return await Deno.remove(path, { recursive: true });
    } catch (error) {
      if (tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    }
  }
}
