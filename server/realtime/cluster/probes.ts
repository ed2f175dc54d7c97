/** Asks another server whether a connection of its still lives: who is killed cannot say that it is. */
import type { Clock } from "../../calls/clock.ts";
import type { ConnectionId } from "../../protocol/ids.ts";
import type { InstanceId } from "../../store/instance-store.ts";
import type { Directory } from "../directory.ts";
import type { PostOffice } from "./post-office.ts";

/** What became of a question. */
export type Finding = "alive" | "gone" | "silent";

export interface Probes {
  ask(at: InstanceId, connectionId: ConnectionId): Promise<Finding>;
  /** Settles when these servers have told who was with them when they were asked, or keep silent. */
  hearOut(servers: Iterable<InstanceId>): Promise<void>;
  /** Its server says that the connection lives, or that nobody has it. */
  alive(connectionId: ConnectionId): void;
  gone(connectionId: ConnectionId): void;
  /** The server has been heard of. */
  heardFrom(at: InstanceId): void;
}

/** A server that lives answers sooner than that, though it waits itself for a page that is closing. */
const PATIENCE_MS = 1_200;

/** Nothing asked yet. */
export function createProbes(
  { clock, directory, post }: { clock: Clock; directory: Directory; post: PostOffice["post"] },
): Probes {
  const asked = new Map<ConnectionId, Set<(finding: Finding) => void>>();
  // Those that did not answer, until they are heard of again: nobody need wait for them twice.
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
    // Letters keep their order: what a server knew of its people comes before its answer about nobody.
    hearOut: async (servers) =>
      void await Promise.all(Array.from(servers, (at) => ask(at, crypto.randomUUID()))),
    alive: (connectionId) => settle(connectionId, "alive"),
    gone: (connectionId) => settle(connectionId, "gone"),
    heardFrom: (at) => void silent.delete(at),
  };
}
