/** A store that reports how long each call took and whether it succeeded. */
import type { Store } from "./kv.ts";

/** Called after each store call. */
export type NoteAnswer = (
  operation: "get" | "getMany" | "list" | "write",
  seconds: number,
  isGood: boolean,
) => void;

/** The same store, with every call reported. */
export function measuredStore(store: Store, note: NoteAnswer): Store {
  async function measured<T>(operation: Parameters<NoteAnswer>[0], call: () => Promise<T>) {
    const begunAt = performance.now();
    const noteNow = (isGood: boolean) =>
      note(operation, (performance.now() - begunAt) / 1000, isGood);
    try {
      const answer = await call();
      noteNow(true);
      return answer;
    } catch (error) {
      noteNow(false);
      throw error;
    }
  }

  return {
    ...store,
    get: <T>(key: Deno.KvKey) => measured("get", () => store.get<T>(key)),
    getMany: <T>(keys: Deno.KvKey[]) => measured("getMany", () => store.getMany<T>(keys)),
    list: <T>(...asked: Parameters<Store["list"]>) =>
      measured("list", () => store.list<T>(...asked)),
    write: (write) => measured("write", () => store.write(write)),
  };
}
