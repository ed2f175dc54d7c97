/**
 * A person's own Firefox, driven over WebDriver BiDi. It uses its built-in fake camera and
 * microphone, and a virtual loudspeaker, because it plays no sound without an audio device.
 */
import puppeteer, { type Page } from "puppeteer-core";
import { type Daemon, findProgram, startDaemon } from "../../support/daemon.ts";
import { freePort } from "./call-server.ts";
import { type Device, sitAt } from "./person.ts";

/** Launches a Firefox whose fake microphone plays this frequency. */
export async function launchFirefox(directory: string, frequencyHz: number): Promise<Device> {
  const { speaker, address } = await startLoudspeaker(directory);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: findProgram("firefox-esr"),
    env: { ...Deno.env.toObject(), PULSE_SERVER: address },
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.audio.fake_frequency": frequencyHz,
      "media.navigator.permission.disabled": true,
      // Autoplay blocking is not what these tests check.
      "media.autoplay.default": 0,
      "media.autoplay.blocking_policy": 0,
    },
  });
  return {
    browser,
    async open(url, { beforeLoad, exposed } = {}) {
      const context = await browser.createBrowserContext();
      return await sitAt(await context.newPage(), { url, beforeLoad, exposed, findButton });
    },
    async close() {
      await browser.close();
      await speaker.end();
    },
  };
}

async function startLoudspeaker(
  directory: string,
): Promise<{ speaker: Daemon; address: string }> {
  const port = freePort();
  const speaker = await startDaemon("pulseaudio", [
    "-n",
    "--daemonize=no",
    "--use-pid-file=no",
    "--exit-idle-time=-1",
    "--load=module-null-sink",
    `--load=module-native-protocol-tcp listen=127.0.0.1 port=${port} auth-anonymous=1`,
  ], { port, env: { HOME: directory, XDG_RUNTIME_DIR: directory } });
  return { speaker, address: `tcp:127.0.0.1:${port}` };
}

/** Firefox's search by accessible names does not look into shadow roots. */
function findButton(page: Page, name: string) {
  const find = new Function(`return (${buttonNamed})(${JSON.stringify(name)})`);
  return page.locator(find as () => Element);
}

/** Runs inside a page. */
function buttonNamed(name: string): Element | null {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!(element instanceof HTMLButtonElement)) continue;
      const words = element.getAttribute("aria-label") ?? element.textContent?.trim();
      if (words === name && element.checkVisibility()) return element;
    }
  }
  return null;
}
