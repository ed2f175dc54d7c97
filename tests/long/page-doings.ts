/**
 * Random actions of two people, their pages, their lines and the server, at any moment. Knows the
 * actions, not their results.
 */
import type { CallServer } from "../e2e/support/call-server.ts";
import type { HostChat, Member } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import type { TcpProxy } from "../e2e/support/tcp-proxy.ts";
import type { UdpPath } from "../e2e/support/udp-path.ts";

/** A person with one or two tabs of one browser, and the line from these to the server. */
export interface Somebody {
  member: Member;
  hz: number;
  url: string;
  tabs: Person[];
  line: TcpProxy;
}

export interface ChanceWorld {
  people: readonly [Somebody, Somebody];
  chat: HostChat;
  server: CallServer;
  path: UdpPath;
  /** Pending actions and repairs; empty at rest. */
  healing: Promise<unknown>[];
  random: () => number;
}

/** The buttons a person may press if they are shown; repeated ones are pressed more often. */
const BUTTONS = [
  ..."Accept,Accept,Accept,Voice call,Video call,Move here,Join call".split(","),
  ..."Mute,Unmute,Turn camera on,Turn camera off,Hang up,Decline,Dismiss".split(","),
];
const OUTAGES_MS = [0, 300, 1_500, 4_000];

type Doing = (world: ChanceWorld, who: Somebody, tab: Person) => Promise<unknown> | void;

/** The actions, each with its share of all. */
const DOINGS: Record<string, [number, Doing]> = {
  "press": [24, ({ random }, _, tab) => pressAny(tab, random())],
  "reload": [2, (_world, _who, { page }) => page.reload()],
  "follow a link": [2, (_world, _who, { page }) => leave(page, "document.links[0].click()")],
  "send a form": [2, (_world, _who, { page }) => leave(page, "document.forms[0].requestSubmit()")],
  "go back": [2, (_world, _who, { page }) => leave(page, "navigation.back()", "canGoBack")],
  "go forward": [
    1,
    (_world, _who, { page }) => leave(page, "navigation.forward()", "canGoForward"),
  ],
  "move the element": [
    1,
    (_world, _who, { page }) =>
      page.evaluate(() => document.body.prepend(document.querySelector("chat-call")!)),
  ],
  "open a tab": [2, async (_world, { tabs, url }) => {
    if (tabs.length < 2) tabs.push(await tabs[0].opensTab(url));
  }],
  "close a tab": [2, async (_world, { tabs }, tab) => {
    if (tabs.length < 2) return;
    tabs.splice(tabs.indexOf(tab), 1);
    await tab.page.close();
  }],
  "lose the line": [2, ({ random, healing }, { line }) => {
    line.setOpen(false);
    line.cut();
    healing.push(later(anyOf(OUTAGES_MS, random()), () => line.setOpen(true)));
  }],
  "lose the path": [1, ({ random, healing, path }) => {
    path.setOpen(false);
    healing.push(later(anyOf(OUTAGES_MS, random()), () => path.setOpen(true)));
  }],
  "change the network": [1, ({ path }) => path.abandon()],
  "kill the server": [1, ({ random, healing, server }) => {
    // One at a time: a server that is not up yet cannot be killed.
    const killed = Promise.all(healing).then(() => server.kill("SIGKILL"));
    healing.push(killed.then(() => later(anyOf(OUTAGES_MS, random()), server.restart)));
  }],
};

/** Draws a random action and the person who does it. */
export function chanceDoing({ random, people }: ChanceWorld): { what: string; who: Somebody } {
  const total = Object.values(DOINGS).reduce((sum, [share]) => sum + share, 0);
  let left = random() * total;
  const what = Object.keys(DOINGS).find((name) => (left -= DOINGS[name][0]) < 0)!;
  return { what, who: anyOf(people, random()) };
}

/**
 * Does the action in one of the person's tabs; ignores errors, as the page may be gone before its
 * end.
 */
export async function does(world: ChanceWorld, what: string, who: Somebody): Promise<void> {
  const tab = anyOf(who.tabs, world.random());
  await Promise.resolve(DOINGS[what][1](world, who, tab)).catch(() => {});
}

export const anyOf = <Of>(all: readonly Of[], random: number): Of =>
  all[Math.floor(random * all.length)];

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const later = (ms: number, heal: () => unknown): Promise<unknown> => pause(ms).then(heal);

async function pressAny({ page }: Person, random: number): Promise<void> {
  await page.evaluate(
    (names, chance) => {
      const found: HTMLButtonElement[] = [];
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll("*")) {
          if (element.shadowRoot) roots.push(element.shadowRoot);
          if (!(element instanceof HTMLButtonElement) || element.disabled) continue;
          const name = element.ariaLabel ?? element.textContent?.trim() ?? "";
          for (const one of names) if (one === name) found.push(element);
        }
      }
      found[Math.floor(chance * found.length)]?.click();
    },
    BUTTONS,
    random,
  );
}

/** Runs the script and waits for the next page, if `way` says that there is one. */
async function leave(page: Person["page"], script: string, way?: string): Promise<void> {
  if (way && !await page.evaluate((name) => Reflect.get(navigation, name), way)) return;
  await Promise.all([
    page.waitForNavigation({ waitUntil: "domcontentloaded", timeout: 10_000 }),
    page.evaluate(script),
  ]);
}

declare const navigation: object;
