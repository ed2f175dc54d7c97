/** The connections that other servers have, for whoever has something to do with one of them. */
import type { Device } from "../../calls/call-service.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import type { Directory } from "../directory.ts";
import type { PostOffice } from "./post-office.ts";
import type { Probes } from "./probes.ts";

export interface Elsewhere {
  /** Sends a text to another server's connection; false where nobody has it. */
  toConnection(id: ConnectionId, text: string): boolean;
  /** Has a connection closed, if another server has it: its page has a new one. */
  replaceElsewhere(id: ConnectionId): void;
  /** Whether a connection of another server is gone; one whose server is silent counts as gone. */
  confirmGone(id: ConnectionId): Promise<boolean>;
}

/** What reaching them needs. */
export interface ElsewhereDeps {
  directory: Directory;
  post: PostOffice["post"];
  probes: Probes;
  /** A connection counts as gone though its server did not say so. */
  departed(device: Device): Promise<void>;
  log: { warn(event: string, fields?: Record<string, unknown>): void };
}

/** Reaches them by letters to their servers. */
export function createElsewhere(deps: ElsewhereDeps): Elsewhere {
  const { directory, post, probes } = deps;
  return {
    toConnection(connectionId, text) {
      const at = directory.instanceOf(connectionId);
      if (at === undefined) return false;
      post(at, { kind: "text", connectionId, text });
      return true;
    },

    replaceElsewhere(connectionId) {
      const at = directory.instanceOf(connectionId);
      if (at !== undefined) post(at, { kind: "replaced", connectionId });
    },

    async confirmGone(connectionId) {
      const userId = directory.personAt(connectionId);
      const at = directory.instanceOf(connectionId);
      if (userId === undefined || at === undefined) return !directory.get(connectionId);
      const finding = await probes.ask(at, connectionId);
      if (finding !== "silent") return finding === "gone";
      deps.log.warn("server-silent", { instance: at });
      directory.wentElsewhere({ userId, connectionId });
      await deps.departed({ userId, connectionId });
      return true;
    },
  };
}
