/**
 * One window of WebKitGTK, which has Safari's engine, driven by WebDriver on its own virtual
 * screen. Needs WebKitWebDriver and MiniBrowser (Debian: webkit2gtk-driver), and Xvfb.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

const LIBRARIES = "/usr/lib";
/** Gives the browser a mock camera and microphone. */
const SWITCHES = ["--enable-mock-capture-devices=true"];
/**
 * Smaller than any window. Without a window manager the window under the pointer has the focus, and
 * the pointer rests in the middle of the screen.
 */
const SCREEN = "300x300x24";
/** The timeout for an answer of the driver. */
const ANSWER_MS = 60_000;

/**
 * Opens a window whose driver listens on `port`; `close` ends browser, driver and screen. Rejects
 * with the name of whatever does not start.
 */
export async function openWebKit(port) {
  const screen = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", SCREEN], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const display = await firstWord(screen);
  const config = mkdtempSync(join(tmpdir(), "chat-call-webkit-"));
  // Without animations: elements that are still fading in would fail contrast checks.
  mkdirSync(join(config, "gtk-3.0"));
  writeFileSync(join(config, "gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  // The window's toolbar would keep it wider than a phone.
  writeFileSync(join(config, "gtk-3.0/gtk.css"), "* { all: unset; font-size: 1px; }\n");
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    stdio: "ignore",
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      XDG_CONFIG_HOME: config,
      // Lets it run without a graphics card, and as root.
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const ask = commandsOf(`http://127.0.0.1:${port}`);
  await ready(ask);
  const browser = { binary: miniBrowser(), args: ["--automation", ...SWITCHES] };
  const { sessionId } = await ask("POST", "/session", {
    capabilities: {
      alwaysMatch: { pageLoadStrategy: "none", "webkitgtk:browserOptions": browser },
    },
  });
  const within = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  const run = (how, script) => within("POST", `/execute/${how}`, { script, args: [] });
  const size = () => run("sync", "return { width: innerWidth, height: innerHeight }");

  return {
    open: (url) => within("POST", "/url", { url }),
    url: () => within("GET", "/url"),
    /** Performs WebDriver actions; each source is an input device with its actions. */
    act: (...sources) => within("POST", "/actions", { actions: sources }),
    size,
    async resize(width, height) {
      const page = await size();
      const window = await within("GET", "/window/rect");
      // The window's frame takes some of its size.
      await within("POST", "/window/rect", {
        width: width + window.width - page.width,
        height: height + window.height - page.height,
      });
      await run("async", whenResized(width, height));
    },
    async close() {
      await ask("DELETE", `/session/${sessionId}`).catch(() => {});
      driver.kill();
      screen.kill();
      rmSync(config, { recursive: true, force: true });
    },
  };
}

/** The page learns its size some time after its window; its styles follow with the next frame. */
const whenResized = (width, height) => `
  const done = arguments[0];
  const look = () => {
    if (innerWidth !== ${width} || innerHeight !== ${height}) return;
    removeEventListener("resize", look);
    requestAnimationFrame(() => requestAnimationFrame(done));
  };
  addEventListener("resize", look);
  look();
`;

/** Xvfb prints its display number once it is ready. */
async function firstWord(screen) {
  const ended = new Promise((resolve) => screen.once("error", resolve).once("close", resolve));
  const said = await Promise.race([once(screen.stdout, "data"), ended]);
  if (Array.isArray(said)) return String(said[0]).trim();
  throw new Error("Cannot start Xvfb: is it installed?");
}

/** Sends commands to the driver; rejects with the driver's message. */
function commandsOf(address) {
  return async (method, path, body) => {
    const response = await fetch(address + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const { value } = await response.json();
    if (response.ok) return value;
    throw new Error(`WebKit refuses ${method} ${path}: ${value.error}: ${value.message}`);
  };
}

async function ready(ask) {
  const end = Date.now() + ANSWER_MS;
  while (Date.now() < end) {
    if ((await ask("GET", "/status").catch(() => null))?.ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Cannot start WebKitWebDriver: it does not answer");
}

/** Debian installs the browser with the library, in a folder named after the architecture. */
function miniBrowser() {
  const found = readdirSync(LIBRARIES)
    .map((kind) => join(LIBRARIES, kind, "webkit2gtk-4.1/MiniBrowser"))
    .find((path) => existsSync(path));
  if (found) return found;
  throw new Error("Cannot find MiniBrowser: install webkit2gtk-driver");
}
