/** The pair of keys by which push services and browsers know the servers of this store (RFC 8292). */
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { PUSH_KEYS } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** In base64url: the point of the public key, the number of the private one. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys of all servers on this store; the first one to ask makes them with `make`. */
export function pushKeys(store: Store, make: () => Promise<PushKeys>): Promise<PushKeys> {
  return commit<PushKeys>(store, async (attempt) => {
    const { value, versionstamp } = await store.get<PushKeys & Anchored>(PUSH_KEYS);
    if (value !== null) return { result: value };
    const result = await make();
    const made = { ...result, attempts: remember(null, attempt) };
    const write = {
      checks: [{ key: PUSH_KEYS, versionstamp }],
      mutations: [{ type: "set" as const, key: PUSH_KEYS, value: made }],
    };
    return { result, anchor: PUSH_KEYS, write };
  });
}
