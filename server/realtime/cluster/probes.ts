/** Asks another server whether its connection is alive: a killed server cannot report its end. */
import type { Clock } from "../../calls/clock.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import type { Directory } from "../directory.ts";
import type { PostOffice } from "./post-office.ts";

/** The result of a probe. */
export type Finding = "alive" | "gone" | "silent";

export interface Probes {
  ask(at: InstanceId, connectionId: ConnectionId): Promise<Finding>;
  /** Resolves when each server has told who was connected to it when asked, or has not answered. */
  hearOut(servers: Iterable<InstanceId>): Promise<void>;
  /** Its server says that the connection is alive, or that nobody has it. */
  alive(connectionId: ConnectionId): void;
  gone(connectionId: ConnectionId): void;
  /** The server has been heard from. */
  heardFrom(at: InstanceId): void;
}

/** A live server answers sooner, even after waiting for a page that may be closing. */
const PATIENCE_MS = 1_200;

/** Starts with nothing asked. */
export function createProbes(
  { clock, directory, post }: { clock: Clock; directory: Directory; post: PostOffice["post"] },
): Probes {
  const asked = new Map<ConnectionId, Set<(finding: Finding) => void>>();
  // Servers that did not answer, until they are heard from again: nobody waits for them twice.
  const silent = new Set<InstanceId>();

  function settle(connectionId: ConnectionId, finding: Finding): void {
    for (const resolve of asked.get(connectionId) ?? []) resolve(finding);
    asked.delete(connectionId);
  }

  directory.onOthers({
    came: () => {},
    went: ({ connectionId }) => settle(connectionId, "gone"),
  });

  async function ask(at: InstanceId, connectionId: ConnectionId): Promise<Finding> {
    if (silent.has(at)) return "silent";
    const finding = Promise.withResolvers<Finding>();
    const waiting = asked.get(connectionId) ?? new Set();
    asked.set(connectionId, waiting.add(finding.resolve));
    post(at, { kind: "probe", connectionId });
    const callOff = clock.after(PATIENCE_MS, () => {
      silent.add(at);
      settle(connectionId, "silent");
    });
    const found = await finding.promise;
    callOff();
    return found;
  }

  return {
    ask,
    // Letters keep their order, so all arrivals a server knew of come before this answer about an
    // unknown id.
    hearOut: async (servers) =>
      void await Promise.all(Array.from(servers, (at) => ask(at, crypto.randomUUID()))),
    alive: (connectionId) => settle(connectionId, "alive"),
    gone: (connectionId) => settle(connectionId, "gone"),
    heardFrom: (at) => void silent.delete(at),
  };
}
