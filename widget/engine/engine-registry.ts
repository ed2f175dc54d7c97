/**
 * The engines of this page, by server and person: a second copy of the script, or a part of the
 * page that is replaced during a call, has to find the existing engine.
 */
import type { UserId } from "../../server/protocol/ids.ts";
import type { Engine, EngineView } from "./engine-roles.ts";

/** The registry's handle for one element. */
export interface RegistryEntry {
  /** The engine of this person, created if there is none. */
  attach(userId: UserId, create: () => Engine): Engine;
  /** The element represents nobody any more; `isGone`: it was removed, maybe for a moment. */
  leave(isGone?: boolean): void;
}

export interface EngineRegistry {
  /** Registers an element that will represent somebody on this server. */
  enter(server: string, view: EngineView): RegistryEntry;
}

interface ServerEngines {
  engines: Map<UserId, Engine>;
  /** Elements that do not know their person yet: a page swap adds the element before its token. */
  undecided: Set<EngineView>;
}

/** The same in every copy and version of the script. */
const KEY = Symbol.for("chat-call.engines");

/** The page's registry. */
export function pageRegistry(): EngineRegistry {
  const page = globalThis as { [KEY]?: EngineRegistry };
  return page[KEY] ??= createEngineRegistry();
}

export function createEngineRegistry(): EngineRegistry {
  const servers = new Map<string, ServerEngines>();

  /** Closes engines without elements, a microtask later: a moved element is back by then. */
  function sweepSoon(server: string, isGone?: boolean): void {
    queueMicrotask(() => {
      const here = servers.get(server);
      if (!here || here.undecided.size > 0) return;
      for (const [userId, engine] of here.engines) {
        if (!engine.isDeserted) continue;
        here.engines.delete(userId);
        engine.close(isGone);
      }
      if (here.engines.size === 0) servers.delete(server);
    });
  }

  return {
    enter(server, view) {
      const here = servers.get(server) ?? { engines: new Map(), undecided: new Set() };
      servers.set(server, here);
      here.undecided.add(view);
      let engine: Engine | null = null;
      return {
        attach(userId, create) {
          servers.set(server, here);
          const found = here.engines.get(userId) ?? create();
          here.engines.set(userId, found);
          engine = found;
          found.attach(view);
          here.undecided.delete(view);
          sweepSoon(server);
          return found;
        },
        leave(isGone) {
          engine?.detach(view);
          engine = null;
          here.undecided.delete(view);
          sweepSoon(server, isGone);
        },
      };
    },
  };
}
