/** Several people, by default in one browser, each with their own page, voice and picture. */
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

/** Far enough apart to survive a voice codec, and none a multiple of another. */
const TONES_HZ = [510, 870, 1310, 1930, 2570, 3130];
const NAMES = ["Ann Archer", "Ben Baker", "Cleo Carter", "Dan Dyer", "Eve Ellis", "Finn Fox"];

/**
 * The longest gap allowed in a voice, in addition to the stalls of the pages themselves: a machine
 * too busy for a page is too busy for its voice. On an idle machine gaps are 0 to 40 ms.
 */
const GAP_MAX_MS = 500;

/** The longest gap allowed in what these people recorded of each other. */
export async function gapAllowedMs(stayers: readonly GroupMember[]): Promise<number> {
  const stalls = await Promise.all(stayers.map((one) => one.stalled()));
  return GAP_MAX_MS + Math.max(...stalls);
}

export interface GroupMember extends Person {
  member: Member;
  hz: number;
  /** Waits until exactly these people's voices are heard. */
  hearsAll(people: readonly GroupMember[]): Promise<void>;
  /** Waits until this many pictures of others have each shown several more frames. */
  seesMoving(count: number): Promise<void>;
  /** How many links this page has created so far; throws if one was ever interrupted. */
  links(): Promise<number>;
  /** Calls only these people, through the element's `startCall()`. */
  startsCall(type: "voice" | "video", to: readonly GroupMember[]): Promise<void>;
  /** Selects somebody in the open dialog, and presses Call. */
  chooses(name: string): Promise<void>;
  /**
   * The total bit rate that this person's cameras may send (bit/s), and each one's downscale
   * factor.
   */
  sends(): Promise<{ total: number; scales: number[] }>;
  /** Records the voices of those who are in the call now, until the returned function is called. */
  keepsListening(): Promise<() => Promise<{ hz: number; longestGapMs: number }[]>>;
  /** The longest stall of this page (ms) since `keepsListening()`. */
  stalled(): Promise<number>;
}

export interface GroupWorld extends AsyncDisposable {
  server: CallServer;
  /**
   * Opens pages for this many people on a new chat and waits until all are connected. The chat has
   * `members` members (default: `count`); the rest can come later.
   */
  gather(count: number, members?: number): Promise<Gathering>;
}

export interface Gathering extends AsyncDisposable {
  people: GroupMember[];
  chat: HostChat;
  /** Opens the page of the next member. */
  another(): Promise<GroupMember>;
}

/** The members are distributed over these browsers in turn. */
export async function startGroupWorld(
  settings: Record<string, string> = {},
  browsers: readonly (typeof launchDevice)[] = [launchDevice],
): Promise<GroupWorld> {
  const directory = await Deno.makeTempDir({ prefix: "chat-call-" });
  const [server, ...devices] = await Promise.all([
    startCallServer(`${directory}/kv.sqlite`, settings),
    // The voices are generated in the page; after a reload, too, they must play without a gesture.
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
