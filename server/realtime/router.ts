/** Brings messages to connections, wherever they are. The one place that knows whether a connection is this process's own. */
import type { Notice } from "../calls/call-service.ts";
import type { ConnectionId } from "../protocol/ids.ts";
import type { Registry } from "./registry.ts";

export interface Router {
  /** Sends each notice to the connections it names; those that are gone miss it. */
  deliver(notices: Notice[]): void;
  /** Sends ready text to one connection; false where nobody holds it. */
  toConnection(id: ConnectionId, text: string): boolean;
}

/**
 * Delivers to the connections of this process. A connection that is not among them will be another
 * instance's: `toConnection` and the loop over a person's connections are where its mailbox hooks in.
 */
export function createRouter(registry: Registry): Router {
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
      connection?.send(text);
      return connection !== undefined;
    },
  };
}
