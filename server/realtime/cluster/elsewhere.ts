/** Operations on connections that other servers have. */
import type { Device } from "../../calls/call-service.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import type { Directory } from "../directory.ts";
import type { PostOffice } from "./post-office.ts";
import type { Probes } from "./probes.ts";

export interface Elsewhere {
  /** Sends a text to another server's connection; false if nobody has it. */
  toConnection(id: ConnectionId, text: string): boolean;
  /** Closes a connection of another server, because its page has a new one. */
  replaceElsewhere(id: ConnectionId): void;
  /**
   * Whether another server's connection is gone; it counts as gone if its server does not answer.
   */
  confirmGone(id: ConnectionId): Promise<boolean>;
}

/** What reaching them needs. */
export interface ElsewhereDeps {
  directory: Directory;
  post: PostOffice["post"];
  probes: Probes;
  /** Handles a connection that counts as gone although its server did not say so. */
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
