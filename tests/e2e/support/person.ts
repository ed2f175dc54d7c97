/** A person at a browser of their own: opens pages, presses buttons, hears and sees. */
import puppeteer, { type Browser, type Locator, type Page } from "puppeteer-core";
import { chromiumOptions } from "../../support/chromium.ts";
import { installPageEars } from "./page-ears.ts";
import { writeToneFile } from "./tone.ts";

export interface Person {
  page: Page;
  /** Presses the button with exactly this accessible name, in shadow roots too. */
  press(name: string): Promise<void>;
  /** Waits until a button with exactly this accessible name can be pressed. */
  sees(name: string): Promise<void>;
  /** Waits until the element is in this state. */
  reaches(state: string): Promise<void>;
  /** Waits for one of the element's events since the page was opened, and returns its detail. */
  hearsOf(event: string): Promise<Record<string, unknown>>;
  /** Waits until the text is somewhere on the screen. */
  reads(text: string | RegExp): Promise<void>;
  /** Waits until this tone comes out of the page; fails after `withinMs`. */
  hears(frequencyHz: number, withinMs?: number): Promise<void>;
  /** Listens for `seconds` and returns the strongest frequency in Hz; 0 for silence. */
  listens(seconds: number): Promise<number>;
  /** Waits until this tone is no longer heard. */
  hearsNothingOf(frequencyHz: number): Promise<void>;
  /** Waits until a remote picture of this size plays. */
  watches(width: number, height: number, withinMs?: number): Promise<void>;
  /** Opens another tab of the same browser at this address. */
  opensTab(url: string): Promise<Person>;
  /** Opens a tab with a copy of this page's session storage, as the browser's Duplicate does. */
  duplicates(): Promise<Person>;
  /** Brings this tab to the front. */
  looks(): Promise<void>;
  /** The page's policy violations and uncaught errors. */
  complaints: string[];
  close(): Promise<void>;
}

export type PageScript = (() => void) | string;

export interface OpenOptions {
  permissions?: "granted" | "denied";
  /** Runs inside the page before anything else; a string is the script's source. */
  beforeLoad?: PageScript | readonly PageScript[];
  /** Functions of the test that pages can call by these names. */
  exposed?: Exposed;
}

// deno-lint-ignore no-explicit-any -- a page may pass arguments of any type
export type Exposed = Record<string, (...args: any[]) => unknown>;

export interface Device {
  browser: Browser;
  open(url: string, options?: OpenOptions): Promise<Person>;
  close(): Promise<void>;
}

/** Launches a browser whose fake microphone beeps at this frequency. */
export async function launchDevice(
  directory: string,
  frequencyHz: number,
  switches: readonly string[] = [],
): Promise<Device> {
  const options = await chromiumOptions([
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-audio-capture=${await writeToneFile(directory, frequencyHz)}`,
    ...switches,
  ]);
  // Our own profile, because Puppeteer removes its own before the browser's last process has ended.
  const userDataDir = await Deno.makeTempDir({ dir: directory, prefix: "profile-" });
  const browser = await puppeteer.launch({ ...options, userDataDir });
  return {
    browser,
    async open(url, { permissions = "granted", beforeLoad, exposed } = {}) {
      const context = await browser.createBrowserContext();
      // Without the grant the browser prompts, and a headless browser refuses.
      if (permissions === "granted") {
        await context.overridePermissions(new URL(url).origin, ["microphone", "camera"]);
      }
      return await sitAt(await context.newPage(), { url, beforeLoad, exposed });
    },
    close: () => browser.close(),
  };
}

/** How a browser finds the button with an accessible name, in shadow roots too. */
export type FindButton = (page: Page, name: string) => Locator<Element>;

const findByRole: FindButton = (page, name) =>
  page.locator(`::-p-aria([name="${name}"][role="button"])`);

interface Seat extends Pick<OpenOptions, "beforeLoad" | "exposed"> {
  url?: string;
  findButton?: FindButton;
}

/** A person in front of this page, which is opened at `url` if one is given. */
export async function sitAt(
  page: Page,
  { url, beforeLoad, exposed = {}, findButton = findByRole }: Seat,
): Promise<Person> {
  const context = page.browserContext();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`${error}`));
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    complaints.push(`${message.text()} (${message.location().url ?? "page"})`);
  });
  await page.evaluateOnNewDocument(installPageEars);
  await page.evaluateOnNewDocument(rememberEvents);
  for (const [name, answer] of Object.entries(exposed)) await page.exposeFunction(name, answer);
  for (const script of [beforeLoad ?? []].flat()) await page.evaluateOnNewDocument(script);
  if (url === undefined) await page.reload();
  else await page.goto(url);
  const button = (name: string) => findButton(page, name);

  return {
    page,
    complaints,
    press: async (name) => await button(name).setTimeout(15_000).click(),
    sees: async (name) => {
      await button(name).setTimeout(15_000).wait();
    },
    reaches: async (state) => {
      await page.waitForFunction(
        (wanted) =>
          (document.querySelector("chat-call") as { state?: string } | null)?.state === wanted,
        { timeout: 15_000, polling: 20 },
        state,
      );
    },
    hearsOf: async (event) => {
      const handle = await page.waitForFunction(
        (name) => window.rememberedEvents.find(({ type }) => type === name),
        { timeout: 20_000, polling: 20 },
        `chat-call-${event}`,
      );
      return (await handle.jsonValue() as { detail: Record<string, unknown> }).detail;
    },
    reads: async (text) => {
      await page.waitForFunction(
        (source, flags) => new RegExp(source, flags).test(window.screenText()),
        { timeout: 15_000, polling: 50 },
        typeof text === "string" ? text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : text.source,
        typeof text === "string" ? "" : text.flags,
      );
    },
    listens: async (seconds) =>
      await page.evaluate((time) => window.pageEars.heardHz(time), seconds),
    hears: async (frequencyHz, withinMs = 15_000) => {
      const until = performance.now() + withinMs;
      let heard = 0;
      while (performance.now() < until) {
        heard = await page.evaluate(() => window.pageEars.heardHz(0.5));
        if (Math.abs(heard - frequencyHz) < 30) return;
      }
      const elements = await page.evaluate(() => window.pageEars.elements());
      throw new Error(
        `Cannot hear ${frequencyHz} Hz on the page: current value is ${heard} Hz of ${elements}`,
      );
    },
    hearsNothingOf: async (frequencyHz) => {
      const until = performance.now() + 15_000;
      while (performance.now() < until) {
        const heard = await page.evaluate(() => window.pageEars.heardHz(1));
        if (Math.abs(heard - frequencyHz) >= 30) return;
      }
      throw new Error(`Cannot find ${frequencyHz} Hz silent: current value is still heard`);
    },
    watches: async (width, height, withinMs = 10_000) => {
      try {
        await page.waitForFunction(
          (w, h) => {
            const picture = window.pageEars.seenPicture();
            return picture.width === w && picture.height === h && picture.frames > 3;
          },
          { timeout: withinMs, polling: 100 },
          width,
          height,
        );
      } catch (cause) {
        const seen = await page.evaluate(() => JSON.stringify(window.pageEars.seenPicture()));
        throw new Error(`Cannot see ${width}×${height} on the page: current value is ${seen}`, {
          cause,
        });
      }
    },
    opensTab: async (address) => {
      return await sitAt(await context.newPage(), {
        url: address,
        beforeLoad,
        exposed,
        findButton,
      });
    },
    duplicates: async () => {
      const [copy] = await Promise.all([
        new Promise<Page>((resolve) => page.once("popup", (popup) => resolve(popup!))),
        page.evaluate(() => void open(location.href)),
      ]);
      return await sitAt(copy, { beforeLoad, exposed, findButton });
    },
    looks: () => page.bringToFront(),
    close: () => context.close(),
  };
}

declare global {
  interface Window {
    rememberedEvents: { type: string; detail: unknown }[];
    /** All the text a person can see, in shadow roots too. */
    screenText(): string;
  }
}

/** Runs inside the page: records the element's public events, which bubble and are composed. */
function rememberEvents(): void {
  window.rememberedEvents = [];
  const names = [
    "ready incoming ringing accepted connected reconnecting reconnected ended missed state-change",
    "participant-joined participant-left microphone-toggle camera-toggle device-error error",
    "audio-blocked quality-change screenshare-toggle message due schedule-change",
  ].join(" ").split(" ");
  for (const name of names) {
    document.addEventListener(`chat-call-${name}`, (event) => {
      window.rememberedEvents.push({
        type: event.type,
        detail: JSON.parse(JSON.stringify((event as CustomEvent).detail ?? {})),
      });
    });
  }

  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof HTMLElement) {
      if (node.matches("style, script") || getComputedStyle(node).display === "none") return "";
      if (node.shadowRoot) return textOf(node.shadowRoot);
    }
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
      return node.assignedNodes().map(textOf).join(" ");
    }
    return [...node.childNodes].map(textOf).join(" ");
  };
  window.screenText = () => textOf(document.body).replace(/\s+/g, " ");
}
