/**
 * The key pair that identifies the servers of this store to push services and browsers (RFC 8292).
 */
import { type Anchored, commit, remember } from "../kv/commit.ts";
import { PUSH_KEYS } from "../kv/keys.ts";
import type { Store } from "../kv/kv.ts";

/** Both in base64url: the public key's point, the private key's number. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys of all servers on this store; the first to ask creates them with `make`. */
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
