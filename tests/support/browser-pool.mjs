/**
 * Runs web-test-runner's pages in several browsers at once. In one browser only the page in front
 * is visible and draws frames, so each browser runs one page at a time.
 */

/** A launcher of web-test-runner that gives each page to whichever of `launchers` is free. */
export function browserPool(launchers) {
  const [{ name, type }] = launchers;
  const free = [...launchers];
  const taken = new Map();
  const give = (id) => {
    free.push(taken.get(id));
    taken.delete(id);
  };

  return {
    name,
    type,
    concurrency: launchers.length,
    initialize: (...about) => Promise.all(launchers.map((one) => one.initialize(...about))),
    async startSession(id, url) {
      const launcher = free.pop();
      taken.set(id, launcher);
      try {
        await launcher.startSession(id, url);
      } catch (error) {
        // The runner stops only sessions that have started.
        if (!launcher.isActive(id)) give(id);
        throw error;
      }
    },
    isActive: (id) => taken.get(id)?.isActive(id) ?? false,
    async stopSession(id) {
      try {
        return await taken.get(id).stopSession(id);
      } finally {
        give(id);
      }
    },
    getBrowserUrl: (id) => taken.get(id).getBrowserUrl(id),
    getPage: (id) => taken.get(id).getPage(id),
    startDebugSession: (id, url) => launchers[0].startDebugSession(id, url),
    stop: () => Promise.all(launchers.map((one) => one.stop())),
  };
}
