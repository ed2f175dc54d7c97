/** Several people, in one browser where nothing else is said, each with a page, a voice and a picture of their own. */
import { type CallServer, startCallServer } from "../e2e/support/call-server.ts";
import {
  type HostChat,
  type HostSite,
  type Member,
  startHostSite,
} from "../e2e/support/host-site.ts";
import { type Device, launchDevice, type Person } from "../e2e/support/person.ts";
import { ownDevices } from "./own-devices.ts";
import { removeFolder } from "../support/remove-folder.ts";

/** Far enough apart for a voice codec to keep them apart, and none a multiple of another. */
const TONES_HZ = [510, 870, 1310, 1930, 2570, 3130];
const NAMES = ["Ann Archer", "Ben Baker", "Cleo Carter", "Dan Dyer", "Eve Ellis", "Finn Fox"];

/**
 * How long somebody may be away for whoever has stayed, besides what the pages stood still themselves:
 * a machine that has no time for a page has none for its voice either. At rest nothing is missing (0 to
 * 40 ms).
 */
const GAP_MAX_MS = 500;

/** What these may miss of each other, having kept what they heard. */
export async function gapAllowedMs(stayers: readonly GroupMember[]): Promise<number> {
  const stalls = await Promise.all(stayers.map((one) => one.stalled()));
  return GAP_MAX_MS + Math.max(...stalls);
}

export interface GroupMember extends Person {
  member: Member;
  hz: number;
  /** Waits until exactly the voices of these people are heard. */
  hearsAll(people: readonly GroupMember[]): Promise<void>;
  /** Waits until the pictures of so many others have each shown some frames more. */
  seesMoving(count: number): Promise<void>;
  /** How many links this page has made so far; fails if one that stood was ever interrupted. */
  links(): Promise<number>;
  /** Calls only these, as a page does by the element's method. */
  startsCall(type: "voice" | "video", to: readonly GroupMember[]): Promise<void>;
  /** Ticks somebody in the open dialog, and calls. */
  chooses(name: string): Promise<void>;
  /** What this person's cameras may send together (bit/s), and how much smaller each is made. */
  sends(): Promise<{ total: number; scales: number[] }>;
  /** Keeps what is heard of those who are in the call now; the answer ends it. */
  keepsListening(): Promise<() => Promise<{ hz: number; longestGapMs: number }[]>>;
  /** For how long at a time this page stood still since it began to keep. */
  stalled(): Promise<number>;
}

export interface GroupWorld extends AsyncDisposable {
  server: CallServer;
  /**
   * Opens the pages of so many people on a chat of their own and waits until all are on the line;
   * the chat has as many members, or those of them who come later as well.
   */
  gather(count: number, members?: number): Promise<Gathering>;
}

export interface Gathering extends AsyncDisposable {
  people: GroupMember[];
  chat: HostChat;
  /** The page of the next member is opened. */
  another(): Promise<GroupMember>;
}

/** The members take turns at these browsers. */
export async function startGroupWorld(
  settings: Record<string, string> = {},
  browsers: readonly (typeof launchDevice)[] = [launchDevice],
): Promise<GroupWorld> {
  const directory = await Deno.makeTempDir({ prefix: "chat-call-" });
  const [server, ...devices] = await Promise.all([
    startCallServer(`${directory}/kv.sqlite`, settings),
    // Their voices are made in the page, which a reload leaves untouched.
    ...browsers.map((launch) =>
      launch(directory, TONES_HZ[0], ["--autoplay-policy=no-user-gesture-required"])
    ),
  ]);
  const site = startHostSite(server.url);
  return {
    server,
    async gather(count, all = count) {
      const number = crypto.randomUUID();
      const members = NAMES.slice(0, all).map((name) => ({
        id: `${name.split(" ")[0].toLowerCase()}-${number}`,
        name,
      }));
      const chat: HostChat = { id: `chat-${number}`, calls: "video", members };
      const open = (at: number) =>
        openMember(devices[at % devices.length], site, chat, members[at], at);
      const people = await Promise.all(members.slice(0, count).map((_, at) => open(at)));
      return {
        people,
        chat,
        async another() {
          const one = await open(people.length);
          people.push(one);
          return one;
        },
        async [Symbol.asyncDispose]() {
          await Promise.all(people.map((one) => one.close()));
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...devices.map((device) => device.close()), site.close()]);
      await server.kill("SIGTERM");
      await removeFolder(directory);
    },
  };
}

async function openMember(
  device: Device,
  site: HostSite,
  chat: HostChat,
  member: Member,
  at: number,
): Promise<GroupMember> {
  const hz = TONES_HZ[at];
  const person = await device.open(site.pageFor(member, chat), {
    beforeLoad: ownDevices({ hz, hue: at * 60 }),
  });
  const { page } = person;
  await person.hearsOf("ready");
  return {
    ...person,
    member,
    hz,
    async hearsAll(people) {
      const wanted = people.map((one) => one.hz).join();
      const until = performance.now() + 45_000;
      let heard = "";
      while (performance.now() < until) {
        const tones = await page.evaluate((all) => window.groupEars.heardOf(all, 1), TONES_HZ);
        if ((heard = tones.join()) === wanted) return;
      }
      throw new Error(`Cannot hear ${wanted} Hz at ${member.name}: current value is ${heard} Hz`);
    },
    async seesMoving(count) {
      const before = await page.evaluate(() => window.groupEars.framesSeen());
      await page.waitForFunction(
        (wanted, frames) => {
          const now = window.groupEars.framesSeen();
          return now.length === wanted &&
            now.every((seen, index) => seen > (frames[index] ?? 0) + 3);
        },
        { timeout: 60_000, polling: 200 },
        count,
        before.length === count ? before : [],
      );
    },
    async links() {
      const { made, faltered } = await page.evaluate(() => window.groupEars.links());
      if (faltered > 0) {
        throw new Error(`Cannot call the links steady: current value is ${faltered} interrupted`);
      }
      return made;
    },
    startsCall: (type, to) =>
      page.evaluate(
        (callType, ids) =>
          (document.querySelector("chat-call") as unknown as {
            startCall(call: { type: string; to: string[] }): Promise<void>;
          }).startCall({ type: callType, to: ids }),
        type,
        to.map(({ member: { id } }) => id),
      ),
    async chooses(name) {
      await page.waitForFunction(
        (wanted) => {
          const stage = document.querySelector("chat-call")?.shadowRoot
            ?.querySelector("chat-call-window")?.shadowRoot;
          const dialog = stage?.querySelector("chat-call-invite")?.shadowRoot;
          const label = [...dialog?.querySelectorAll("label") ?? []]
            .find(({ textContent }) => textContent?.includes(wanted));
          label?.click();
          return label !== undefined;
        },
        { timeout: 15_000, polling: 100 },
        name,
      );
      await person.press("Call");
    },
    sends: () => page.evaluate(() => window.groupEars.camerasSent()),
    stalled: () => page.evaluate(() => window.groupEars.longestStallMs()),
    async keepsListening() {
      await page.evaluate(() => window.groupEars.startKeeping());
      return () => page.evaluate((all) => window.groupEars.kept(all), TONES_HZ);
    },
  };
}
