/**
 * The engines of this page, found by server and person: a second copy of the script, or a part of the
 * page that is replaced while a call runs, must find the engine that is there.
 */
import type { UserId } from "../../server/protocol/ids.ts";
import type { Engine, EngineView } from "./engine-roles.ts";

/** One element's way to an engine. */
export interface Berth {
  /** The engine of this person, made if there is none. */
  moor(userId: UserId, create: () => Engine): Engine;
  /** The element is gone, for good or to turn up again at once. */
  leave(): void;
}

export interface EngineRegistry {
  /** An element has come that will speak for somebody on this server. */
  enter(server: string, view: EngineView): Berth;
}

interface Harbour {
  engines: Map<UserId, Engine>;
  /** Elements that are here and do not yet know for whom; a page swap brings one before its token. */
  unmoored: Set<EngineView>;
}

/** The same in every copy and every version of the script. */
const KEY = Symbol.for("chat-call.engines");

/** The page's registry. */
export function pageRegistry(): EngineRegistry {
  const page = globalThis as { [KEY]?: EngineRegistry };
  return page[KEY] ??= createEngineRegistry();
}

export function createEngineRegistry(): EngineRegistry {
  const harbours = new Map<string, Harbour>();

  /** Closes what nobody looks at any more, a moment later: an element that is moved is back by then. */
  function sweepSoon(server: string): void {
    queueMicrotask(() => {
      const harbour = harbours.get(server);
      if (!harbour || harbour.unmoored.size > 0) return;
      for (const [userId, engine] of harbour.engines) {
        if (!engine.isDeserted) continue;
        harbour.engines.delete(userId);
        engine.close();
      }
      if (harbour.engines.size === 0) harbours.delete(server);
    });
  }

  return {
    enter(server, view) {
      const harbour = harbours.get(server) ?? { engines: new Map(), unmoored: new Set() };
      harbours.set(server, harbour);
      harbour.unmoored.add(view);
      let engine: Engine | null = null;
      return {
        moor(userId, create) {
          harbours.set(server, harbour);
          const found = harbour.engines.get(userId) ?? create();
          harbour.engines.set(userId, found);
          engine = found;
          found.attach(view);
          harbour.unmoored.delete(view);
          sweepSoon(server);
          return found;
        },
        leave() {
          engine?.detach(view);
          engine = null;
          harbour.unmoored.delete(view);
          sweepSoon(server);
        },
      };
    },
  };
}
