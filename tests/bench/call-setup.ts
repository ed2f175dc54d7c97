/**
 * From a press to both people hearing (and seeing): two real browsers, the real server, the real
 * widget on a host page. The fake microphone opens in a few milliseconds; a real one comes on top.
 */
import { type HostSite, startHostSite } from "../e2e/support/host-site.ts";
import { startTcpProxy } from "../e2e/support/tcp-proxy.ts";
import { startTwoPeople, type TwoPeople } from "../e2e/support/two-people.ts";
import { installPageStopwatch, type Laps } from "./page-stopwatch.ts";

export interface SetupCase {
  name: string;
  callType: "voice" | "video";
  /** Contacts finish their link while it rings; strangers hold addresses back until the accept. */
  areContacts: boolean;
  /** Added to each one-way trip of a signaling message between the two browsers. */
  legMs: number;
  /** What accept to both hearing should take at most, in milliseconds. */
  goalMs: number;
}

export interface SetupResult extends SetupCase {
  /** Milliseconds, one entry a call. */
  ringToScreen: number[];
  acceptToBothHear: number[];
  acceptToBothSee: number[];
}

export const SETUP_CASES: SetupCase[] = [
  { name: "voice, loopback", callType: "voice", areContacts: false, legMs: 0, goalMs: 60 },
  { name: "video, loopback", callType: "video", areContacts: false, legMs: 0, goalMs: 60 },
  { name: "voice, 50 ms legs", callType: "voice", areContacts: false, legMs: 50, goalMs: 110 },
  { name: "video, 50 ms legs", callType: "video", areContacts: false, legMs: 50, goalMs: 110 },
  { name: "voice, contacts", callType: "voice", areContacts: true, legMs: 0, goalMs: 60 },
  { name: "video, contacts", callType: "video", areContacts: true, legMs: 0, goalMs: 60 },
  {
    name: "voice, contacts, 50 ms legs",
    callType: "voice",
    areContacts: true,
    legMs: 50,
    goalMs: 110,
  },
  {
    name: "video, contacts, 50 ms legs",
    callType: "video",
    areContacts: true,
    legMs: 50,
    goalMs: 110,
  },
];

/** Places `calls` calls for each case; one warm-up call of each is thrown away. */
export async function measureCallSetup(calls: number): Promise<SetupResult[]> {
  await using world = await startTwoPeople({ RING_TIMEOUT_SECONDS: "30" });
  const results: SetupResult[] = [];
  for (const setup of SETUP_CASES) {
    const proxy = startTcpProxy(world.server.port, setup.legMs);
    const site = startHostSite(`http://127.0.0.1:${proxy.port}`);
    const result = { ...setup, ringToScreen: [], acceptToBothHear: [], acceptToBothSee: [] };
    for (let call = -1; call < calls; call++) {
      const laps = await placeCall(world, site, setup);
      if (call >= 0) record(result, laps, setup.callType);
    }
    results.push(result);
    await site.close();
    proxy.close();
  }
  return results;
}

interface BothLaps {
  caller: Laps;
  callee: Laps;
}

async function placeCall(
  world: TwoPeople,
  site: HostSite,
  { callType, areContacts }: SetupCase,
): Promise<BothLaps> {
  await using meeting = await world.meet({
    areContacts,
    annsSite: site,
    bensSite: site,
    beforeLoad: installPageStopwatch,
  });
  const { ann, ben } = meeting;
  await Promise.all(
    [ann, ben].map(({ page }) => page.evaluate(keepDevicesOpen, callType === "video")),
  );
  await ann.press(callType === "voice" ? "Voice call" : "Video call");
  await ann.hearsOf("ringing");
  // The offer travels with the ring: a person takes longer than this to press Accept.
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

/** Runs in a page: how long a device takes to open is the device's affair, and is left out. */
async function keepDevicesOpen(video: boolean): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video });
  Object.assign(window, { keptOpen: stream });
}

function record(
  result: { ringToScreen: number[]; acceptToBothHear: number[]; acceptToBothSee: number[] },
  { caller, callee }: BothLaps,
  callType: "voice" | "video",
): void {
  const pressed = caller.pressedAt[callType === "voice" ? "Voice call" : "Video call"];
  const accepted = callee.pressedAt["Accept"];
  result.ringToScreen.push(callee.incomingAt - pressed);
  result.acceptToBothHear.push(Math.max(caller.heardAt, callee.heardAt) - accepted);
  if (callType === "video") {
    result.acceptToBothSee.push(Math.max(caller.seenAt, callee.seenAt) - accepted);
  }
}
