/**
 * Measures from the press to both people hearing (and seeing) each other: two real browsers, the
 * real server, the real widget on a host page, alternating with the bare call page. The fake
 * microphone opens in a few milliseconds; add the time of a real one.
 */
import { type HostSite, startHostSite } from "../e2e/support/host-site.ts";
import { startTcpProxy } from "../e2e/support/tcp-proxy.ts";
import { createUdpPath, leadThroughPath } from "../e2e/support/udp-path.ts";
import type { OpenOptions, Person } from "../e2e/support/person.ts";
import { startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";
import { hasTurnServer, startTurnServer } from "../turn/turn-server.ts";
import { startBareCallSite } from "./bare-call-site.ts";
import { type Laps, PAGE_STOPWATCH } from "./page-stopwatch.ts";

/**
 * Contacts complete their link while it rings, and so do strangers if there is a relay. Strangers
 * without a relay hold everything back until the accept.
 */
export type Acquaintance = "strangers" | "strangers with a relay" | "contacts";

export interface SetupCase {
  name: string;
  callType: "voice" | "video";
  who: Acquaintance;
  /** Delay added to each one-way trip of a signaling message between the two browsers. */
  legMs: number;
  /** The minimum round trip of media between the two; undefined for a direct connection. */
  mediaRoundTripMs?: number;
  /** The goal from accept to both hearing, in milliseconds. */
  goalMs: number;
}

export interface SetupResult extends SetupCase {
  /** Milliseconds, one entry per call. */
  pressToScreen: number[];
  /** From sending the call to the server to the frame that shows it to the callee. */
  ringToScreen: number[];
  acceptToBothHear: number[];
  acceptToBothSee: number[];
  /** As `acceptToBothHear`, between two bare pages in the same browsers. */
  bareAcceptToBothHear: number[];
}

const LOOPBACK = { legMs: 0, goalMs: 60 };
const FAR_SERVER = { legMs: 50, goalMs: 110 };
const FAR_APART = { legMs: 50, mediaRoundTripMs: 100 };

const DISTANCES = [
  { where: "loopback", distance: () => LOOPBACK },
  { where: "50 ms legs", distance: () => FAR_SERVER },
  {
    where: "50 ms legs, media 100 ms there and back",
    distance: (who: Acquaintance) => ({ ...FAR_APART, goalMs: who === "contacts" ? 150 : 350 }),
  },
];

const casesOf = (who: Acquaintance): SetupCase[] =>
  DISTANCES.flatMap(({ where, distance }) =>
    (["voice", "video"] as const).map((callType) => ({
      name: `${callType}, ${who}, ${where}`,
      callType,
      who,
      ...distance(who),
    }))
  );

/** Places `calls` calls for each case, after one warm-up call each that is discarded. */
export async function measureCallSetup(calls: number): Promise<SetupResult[]> {
  const bareSite = startBareCallSite();
  const results: SetupResult[] = [];
  async function measure(who: Acquaintance, settings: Record<string, string> = {}): Promise<void> {
    await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "30", ...settings });
    for (const setup of casesOf(who)) {
      results.push(await measureCase(setup, { world, barePort: bareSite.port, calls }));
    }
  }
  await measure("strangers");
  if (hasTurnServer()) {
    const secret = crypto.randomUUID();
    await using relay = await startTurnServer({ secret });
    await measure("strangers with a relay", { TURN_URLS: relay.url, TURN_SECRET: secret });
  }
  await measure("contacts");
  await bareSite.close();
  return results;
}

async function measureCase(
  setup: SetupCase,
  { world, barePort, calls }: { world: TwoPeople; barePort: number; calls: number },
): Promise<SetupResult> {
  const proxy = startTcpProxy(world.server.port, setup.legMs);
  const bareProxy = startTcpProxy(barePort, setup.legMs);
  const site = startHostSite(`http://127.0.0.1:${proxy.port}`);
  const result: SetupResult = {
    ...setup,
    pressToScreen: [],
    ringToScreen: [],
    acceptToBothHear: [],
    acceptToBothSee: [],
    bareAcceptToBothHear: [],
  };
  for (let call = -1; call < calls; call++) {
    const laps = await alongPath(setup, (options) => placeCall(world, site, setup, options));
    const bareLaps = await alongPath(
      setup,
      (options) => placeBareCall(world, bareProxy.port, setup, options),
    );
    if (call >= 0) record(result, laps, bareLaps);
  }
  await site.close();
  proxy.close();
  bareProxy.close();
  return result;
}

interface BothLaps {
  caller: Laps;
  callee: Laps;
}

/** Options that time each page and route its media as the case requires. */
type PageOptions = Pick<OpenOptions, "beforeLoad" | "exposed">;

async function alongPath(
  { mediaRoundTripMs }: SetupCase,
  place: (options: PageOptions) => Promise<BothLaps>,
): Promise<BothLaps> {
  if (mediaRoundTripMs === undefined) return await place({ beforeLoad: PAGE_STOPWATCH });
  const path = createUdpPath({ delayMs: mediaRoundTripMs / 2 });
  try {
    return await place({
      beforeLoad: [...PAGE_STOPWATCH, leadThroughPath],
      exposed: { throughPath: path.through },
    });
  } finally {
    path.close();
  }
}

async function placeCall(
  world: TwoPeople,
  site: HostSite,
  { callType, who }: SetupCase,
  options: PageOptions,
): Promise<BothLaps> {
  await using meeting = await world.meet({
    areContacts: who === "contacts",
    annsSite: site,
    bensSite: site,
    ...options,
  });
  const { ann, ben } = meeting;
  await Promise.all([ann, ben].map(async (person) => {
    await keepDevicesOpen(person, callType);
    // Calls are not placed in the moment in which a page loads.
    await person.page.waitForFunction(hasFetchedAhead);
  }));
  await ann.press(callType === "voice" ? "Voice call" : "Video call");
  await ann.hearsOf("ringing");
  return await answer({ ann, ben }, callType);
}

async function placeBareCall(
  { annsDevice, bensDevice }: TwoPeople,
  port: number,
  { callType, who }: SetupCase,
  options: PageOptions,
): Promise<BothLaps> {
  const query = new URLSearchParams({ room: crypto.randomUUID() });
  if (who !== "strangers") query.set("early", "");
  if (callType === "video") query.set("video", "");
  const url = `http://127.0.0.1:${port}/?${query}`;
  const [ann, ben] = await Promise.all(
    [annsDevice, bensDevice].map((device) => device.open(url, options)),
  );
  await Promise.all([ann, ben].map(async (person) => {
    await person.page.waitForSelector("html[data-ready]");
    await keepDevicesOpen(person, callType);
  }));
  await ann.press("Call");
  await ben.page.waitForSelector("html[data-rings]");
  const laps = await answer({ ann, ben }, callType);
  await Promise.all([ann.close(), ben.close()]);
  return laps;
}

async function answer(
  { ann, ben }: Record<"ann" | "ben", Person>,
  callType: SetupCase["callType"],
): Promise<BothLaps> {
  // The link is prepared while it rings: a person takes longer than this to press Accept.
  await new Promise((resolve) => setTimeout(resolve, 700));
  await ben.press("Accept");
  await Promise.all([ann, ben].map(({ page }) =>
    page.waitForFunction(
      (needsPicture) => window.laps.heardAt > 0 && (!needsPicture || window.laps.seenAt > 0),
      { timeout: 15_000 },
      callType === "video",
    )
  ));
  const [caller, callee] = await Promise.all(
    [ann, ben].map(({ page }) => page.evaluate(() => window.laps)),
  );
  return { caller, callee };
}

/** Whether the page has prefetched the call's code and is idle. */
async function hasFetchedAhead(): Promise<boolean> {
  await new Promise((resolve) => requestIdleCallback(resolve));
  return performance.getEntriesByType("resource").some(({ name }) => name.includes("/call-part-"));
}

/** Keeps the devices open, so that the time to open them is not measured. */
async function keepDevicesOpen({ page }: Person, callType: SetupCase["callType"]): Promise<void> {
  await page.evaluate(async (video) => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
    Object.assign(window, { keptOpen: stream });
  }, callType === "video");
}

const acceptToBothHear = ({ caller, callee }: BothLaps): number =>
  Math.max(caller.heardAt, callee.heardAt) - callee.pressedAt["Accept"];

function record(result: SetupResult, laps: BothLaps, bareLaps: BothLaps): void {
  const { caller, callee } = laps;
  const pressed = caller.pressedAt[result.callType === "voice" ? "Voice call" : "Video call"];
  result.pressToScreen.push(callee.incomingAt - pressed);
  result.ringToScreen.push(callee.incomingAt - caller.dialledAt);
  result.acceptToBothHear.push(acceptToBothHear(laps));
  result.bareAcceptToBothHear.push(acceptToBothHear(bareLaps));
  if (result.callType === "video") {
    result.acceptToBothSee.push(
      Math.max(caller.seenAt, callee.seenAt) - callee.pressedAt["Accept"],
    );
  }
}
