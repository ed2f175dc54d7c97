/**
 * Takes screenshots of every scene of the gallery, on a phone and on a desktop, light and dark, and
 * of a few in languages that strain the layout, into `tests/gallery/output`. Arguments choose
 * scenes, options choose screens, schemes, languages and the pages of `tests/gallery/pages`: `deno
 * run -A tests/gallery/screenshots.ts active-video ended --screen=small,tablet --lang=he`.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { createServer } from "vite";
import { chromiumOptions } from "../support/chromium.ts";
import type {} from "./gallery.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OUTPUT = fileURLToPath(new URL("./output/", import.meta.url));
const PAGES = fileURLToPath(new URL("./pages/", import.meta.url));
const SETTLED_MS = 900;
const SCREENS = {
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { width: 1280, height: 800 },
  /** A phone in landscape, for layouts that depend on the aspect ratio. */
  lying: { width: 844, height: 390, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  /** The smallest phone, or a page zoomed to 400 %. */
  small: { width: 320, height: 568, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  /** A desktop page zoomed to 200 %. */
  zoomed: { width: 640, height: 400, deviceScaleFactor: 2 },
  tablet: { width: 820, height: 1180, isMobile: true, hasTouch: true },
};
type Screen = keyof typeof SCREENS;
/** Right to left, long words, wide characters. */
const LANGUAGES = ["ar", "he", "de", "ja"];
const IN_LANGUAGES = [
  "buttons-offline",
  "incoming-video",
  "incoming-rtl-name",
  "dialing-video",
  "active-voice",
  "active-video",
  "own-link-voice",
  "their-link-voice",
  "away-video",
  "audio-blocked-video",
  "listening-only",
  "microphone-paused",
  "ended-offline",
  "failed-permissions",
  "history",
];

const { positionals: wanted, values: choice } = parseArgs({
  allowPositionals: true,
  options: {
    screen: { type: "string" },
    scheme: { type: "string", default: "light,dark" },
    lang: { type: "string" },
    page: { type: "string", default: "" },
    features: { type: "string", default: "" },
  },
});
const screens = (choice.screen?.split(",") ?? ["phone", "desktop", "lying"]) as Screen[];
expectKnown("screen", screens, Object.keys(SCREENS));
const pages = Array.from(Deno.readDirSync(PAGES), ({ name }) => name.replace(".css", ""));
expectKnown("page", choice.page ? [choice.page] : [], pages);
const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: "error",
  server: { port: 0, host: "127.0.0.1", hmr: false, watch: null },
  optimizeDeps: { entries: ["tests/gallery/index.html"] },
});
await server.listen();
const gallery = `${server.resolvedUrls!.local[0]}tests/gallery/index.html`;
const browser = await puppeteer.launch(await chromiumOptions(["--use-fake-ui-for-media-stream"]));
try {
  await mkdir(OUTPUT, { recursive: true });
  const scenes = await scenesOf(browser);
  for (const screen of screens) {
    const page = await openPage(browser, screen);
    for (const scene of scenes) {
      if (!choice.screen && screen === "lying" && !scene.startsWith("group-")) continue;
      const languages = IN_LANGUAGES.includes(scene) ? LANGUAGES : [];
      for (const lang of choice.lang?.split(",") ?? ["en", ...languages]) {
        for (const scheme of choice.scheme.split(",")) {
          await take(page, scene, screen, scheme, lang);
        }
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}

async function scenesOf(browser: Browser): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${gallery}?scene=`);
  const handle = await page.waitForFunction(() => window.sceneNames);
  const names = await handle.jsonValue();
  await page.close();
  expectKnown("scene", wanted, names);
  return wanted.length > 0 ? wanted : names;
}

/** Throws for the first that is unknown. */
function expectKnown(what: string, asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((one) => !known.includes(one));
  if (unknown === undefined) return;
  throw new Error(`Cannot show "${unknown}": it is no ${what}. There are: ${known.join(", ")}`);
}

async function openPage(browser: Browser, screen: Screen): Promise<Page> {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(page.url(), error));
  await page.setViewport(SCREENS[screen]);
  // For example `--features=forced-colors:active`.
  const features = choice.features.split(",").filter(Boolean).map((feature) => {
    const [name, value] = feature.split(":");
    return { name, value };
  });
  const devtools = await page.createCDPSession();
  await devtools.send("Emulation.setEmulatedMedia", { features });
  return page;
}

async function take(
  page: Page,
  scene: string,
  screen: string,
  scheme: string,
  lang: string,
): Promise<void> {
  const around = choice.page && `&page=${choice.page}`;
  await page.goto(`${gallery}?scene=${scene}&scheme=${scheme}&lang=${lang}${around}`);
  await page.waitForSelector(".chat");
  // Opening animation, first frames and halo take a moment; an outcome is shown for only 3.5 s.
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const suffix = [lang === "en" ? "" : lang, choice.page, choice.features.replace(/\W+/g, "-")]
    .filter(Boolean).map((word) => `-${word}`).join("");
  await page.screenshot({ path: `${OUTPUT}${scene}-${screen}-${scheme}${suffix}.png` });
}
