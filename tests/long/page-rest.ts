/** What must hold for two people once everything is repaired, and after their call. */
import assert from "node:assert/strict";
import { mintToken } from "../e2e/support/host-site.ts";
import { holdingsOf } from "../e2e/support/page-growth.ts";
import type { Person } from "../e2e/support/person.ts";
import { type ChanceWorld, pause, type Somebody } from "./page-doings.ts";

/** Covers the end of a ring or a lease, the longest retry delay, and a busy machine. */
const RESTS_WITHIN_MS = 60_000;
/** How long nothing may change: an outcome may be followed by the next ring. */
const RESTS_MS = 1_000;

/** How long a person waits before they reload a page that came without the widget. */
const PATIENCE_MS = 6_000;

interface Shown {
  state: string;
  isReady: boolean;
  callId: string | null;
  microphoneOn: boolean;
  cameraOn: boolean;
  /** What the page shows of the other person. */
  other: { muted: boolean; videoEnabled: boolean } | null;
}

interface Seen {
  who: Somebody;
  tab: Person;
  shown: Shown;
}

/** Reloads pages without an element: they were loaded while the script could not be fetched. */
export async function areWhole({ people }: ChanceWorld): Promise<void> {
  for (const { page } of people.flatMap(({ tabs }) => tabs)) {
    const hasElement = () => document.querySelector("chat-call")?.shadowRoot != null;
    await page.waitForFunction(hasElement, { timeout: PATIENCE_MS, polling: 100 })
      .catch(() => page.reload());
  }
}

/**
 * Waits until every page is at rest and agrees with the server; resolves with the tabs in a call.
 */
export async function restsAt(world: ChanceWorld): Promise<Seen[]> {
  const until = performance.now() + RESTS_WITHIN_MS;
  let last = "";
  let since = performance.now();
  while (performance.now() < until) {
    await pause(200);
    const call = await lastCall(world);
    const seen = await everyTab(world).catch(() => null);
    const now = JSON.stringify([call, seen?.map(({ shown }) => shown)]);
    if (now !== last) since = performance.now();
    last = now;
    if (!seen || performance.now() - since < RESTS_MS) continue;
    const seats = seen.filter(({ shown }) => shown.state === "active");
    const isLive = call?.status === "active";
    const agree = isLive
      ? seats.length === 2 && seats[0].who !== seats[1].who &&
        seats.every(({ shown }) => shown.callId === call.id)
      : seats.length === 0 && call?.status !== "ringing" && call?.status !== "initiating";
    const isQuiet = seen.every(({ shown }) =>
      shown.isReady && (shown.state === "active" || shown.state === "idle")
    );
    if (agree && isQuiet) return seats;
  }
  throw new Error(`Cannot see everybody at rest: current value is ${last}`);
}

async function lastCall({ server, people: [{ member }], chat }: ChanceWorld) {
  const response = await fetch(`${server.url}/api/calls?limit=1&chatId=${chat.id}`, {
    headers: { authorization: `Bearer ${await mintToken(member, chat)}` },
  });
  const { data } = await response.json();
  return data.calls[0] as { id: string; status: string; endReason: string | null } | undefined;
}

async function everyTab({ people }: ChanceWorld): Promise<Seen[]> {
  const tabs = people.flatMap((who) => who.tabs.map((tab) => ({ who, tab })));
  return await Promise.all(tabs.map(async ({ who, tab }) => ({
    who,
    tab,
    shown: await tab.page.evaluate(() => {
      const element = document.querySelector("chat-call") as unknown as HTMLElement & {
        state: string;
        call: { id: string } | null;
        participants: { isSelf: boolean; muted: boolean; videoEnabled: boolean }[];
        microphoneOn: boolean;
        cameraOn: boolean;
      };
      const other = element.participants.find(({ isSelf }) => !isSelf);
      const buttons = element.shadowRoot!.querySelector("chat-call-buttons") as unknown as {
        line: { status: string };
      };
      return {
        state: element.state,
        isReady: buttons.line.status === "ready",
        callId: element.call?.id ?? null,
        microphoneOn: element.microphoneOn,
        cameraOn: element.cameraOn,
        other: other ? { muted: other.muted, videoEnabled: other.videoEnabled } : null,
      };
    }),
  })));
}

/**
 * Both show each other's true state, and hear and see each other unless muted or without camera.
 */
export async function talk(seats: readonly Seen[]): Promise<void> {
  const [ann, ben] = seats;
  for (const [me, other] of [[ann, ben], [ben, ann]]) {
    const { microphoneOn, cameraOn } = other.shown;
    assert.deepEqual(me.shown.other, { muted: !microphoneOn, videoEnabled: cameraOn });
    await me.tab.looks();
    if (microphoneOn) await me.tab.hears(other.who.hz, 20_000);
    else await me.tab.hearsNothingOf(other.who.hz);
    if (!cameraOn) continue;
    await me.tab.page.waitForFunction(() => window.pageEars.seenPicture().frames > 3, {
      timeout: 20_000,
      polling: 100,
    });
  }
}

/** Nothing is left of the call: no link, no open microphone or camera, no view. */
export async function isOver(world: ChanceWorld): Promise<void> {
  for (const { tabs } of world.people) {
    for (const tab of tabs) {
      await tab.reaches("idle");
      const { connections, liveTracks } = await holdingsOf(tab.page);
      assert.deepEqual({ connections, liveTracks }, { connections: 0, liveTracks: 0 });
      assert.deepEqual(tab.complaints.filter((one) => !isOfTheNetwork(one)), []);
    }
  }
}

/** Whether the browser itself logged this, because a server could not be reached. */
const isOfTheNetwork = (complaint: string): boolean =>
  /net::ERR_|WebSocket (connection|is closed)/.test(complaint);
