/** Runs web-test-runner's pages in WebKit, one after the other in one window. */
import { openWebKit } from "./webkit-session.mjs";

/** WebDriver's codes of the keys that the tests press. */
const KEYS = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Escape: "\uE00C",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** A browser launcher whose driver listens on `port`. */
export function webkitLauncher(port) {
  let opening;
  let current = null;
  const webkit = () => opening ??= openWebKit(port);

  return {
    name: "WebKit",
    // The runner's commands support Playwright pages, so give them the same interface.
    type: "playwright",
    concurrency: 1,
    async startSession(id, url) {
      const window = await webkit();
      current = id;
      await window.open(url);
    },
    isActive: (id) => current === id,
    getBrowserUrl: async () => (await webkit()).url(),
    async stopSession() {
      current = null;
      await (await webkit()).open("about:blank");
      return {};
    },
    startDebugSession: () => Promise.reject(new Error("There is no window to debug in")),
    stop: async () => (await opening)?.close(),
    getPage: () => pageOf(webkit),
  };
}

/** The part of Playwright's `Page` that the runner's commands use. */
function pageOf(webkit) {
  const key = async (...actions) =>
    (await webkit()).act({
      type: "key",
      id: "keyboard",
      actions: actions.map(([type, name]) => ({ type, value: KEYS[name] ?? name })),
    });
  const point = async (...actions) =>
    (await webkit()).act({
      type: "pointer",
      id: "mouse",
      parameters: { pointerType: "mouse" },
      actions,
    });
  // WebDriver rejects pointer positions outside the page.
  const move = async (x, y) => {
    const { width, height } = await (await webkit()).size();
    const within = (value, end) => Math.min(Math.max(value, 0), end - 1);
    await point({ type: "pointerMove", duration: 0, x: within(x, width), y: within(y, height) });
  };
  const button = (type) => () => point({ type, button: 0 });

  return {
    setViewportSize: async ({ width, height }) => (await webkit()).resize(width, height),
    keyboard: {
      down: (name) => key(["keyDown", name]),
      up: (name) => key(["keyUp", name]),
      press: (name) => key(["keyDown", name], ["keyUp", name]),
    },
    mouse: { move, down: button("pointerDown"), up: button("pointerUp") },
  };
}
