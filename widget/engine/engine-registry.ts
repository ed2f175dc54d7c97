/**
 * The engines of this page, found by server and person: a second copy of the script, or a part of the
 * page that is replaced while a call runs, must find the engine that is there.
 */
import type { UserId } from "../../server/protocol/ids.ts";
import type { Engine, EngineView } from "./engine-roles.ts";

/** An element that has come, as the registry knows it. */
export interface RegistryEntry {
  /** The engine of this person, made if there is none. */
  attach(userId: UserId, create: () => Engine): Engine;
  /** The element speaks for nobody any more; `isGone`: it is out of the page, for good or to turn up again. */
  leave(isGone?: boolean): void;
}

export interface EngineRegistry {
  /** An element has come that will speak for somebody on this server. */
  enter(server: string, view: EngineView): RegistryEntry;
}

interface ServerEngines {
  engines: Map<UserId, Engine>;
  /** Elements that are here and do not yet know for whom; a page swap brings one before its token. */
  undecided: Set<EngineView>;
}

/** The same in every copy and every version of the script. */
const KEY = Symbol.for("chat-call.engines");

/** The page's registry. */
export function pageRegistry(): EngineRegistry {
  const page = globalThis as { [KEY]?: EngineRegistry };
  return page[KEY] ??= createEngineRegistry();
}

export function createEngineRegistry(): EngineRegistry {
  const servers = new Map<string, ServerEngines>();

  /** Closes what nobody looks at any more, a moment later: an element that is moved is back by then. */
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
