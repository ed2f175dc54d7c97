/** Delivers messages to connections. Only this module knows whether a connection is local. */
import type { Notice } from "../calls/call-service.ts";
import type { ConnectionId } from "../protocol/ids.ts";
import type { Registry } from "./registry.ts";

export interface Router {
  /** Sends each notice to the local connections it names; closed ones miss it. */
  deliver(notices: Notice[]): void;
  /** Sends ready text to one connection; false if nobody has it. */
  toConnection(id: ConnectionId, text: string): boolean;
}

/** Delivers to this process's connections; `elsewhere` takes texts for those of other servers. */
export function createRouter(
  registry: Registry,
  elsewhere: Router["toConnection"] = () => false,
): Router {
  return {
    deliver(notices) {
      for (const { userId, only, except, message } of notices) {
        let text: string | undefined;
        for (const connection of registry.ofUser(userId)) {
          if (only !== undefined && connection.id !== only) continue;
          if (connection.id === except) continue;
          connection.send(text ??= JSON.stringify(message));
        }
      }
    },

    toConnection(id, text) {
      const connection = registry.get(id);
      if (!connection) return elsewhere(id, text);
      connection.send(text);
      return true;
    },
  };
}
