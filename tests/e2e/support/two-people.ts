/** Ann and Ben, each in a browser process, with a real server and a host site of another origin. */
import { type CallServer, startCallServer } from "./call-server.ts";
import {
  type HostChat,
  type HostSite,
  type Member,
  mintToken,
  startHostSite,
} from "./host-site.ts";
import {
  type Device,
  type Exposed,
  launchDevice,
  type OpenOptions,
  type Person,
} from "./person.ts";
import { removeFolder } from "../../support/remove-folder.ts";

/** New ids for each meeting, so that a leftover call of another meeting cannot make them busy. */
export function newPeople(): { ANN: Member; BEN: Member } {
  const number = crypto.randomUUID();
  return {
    ANN: { id: `ann-${number}`, name: "Ann Archer" },
    BEN: { id: `ben-${number}`, name: "Ben Baker" },
  };
}

export const ANN_HZ = 700;
export const BEN_HZ = 1300;

export interface TwoPeople extends AsyncDisposable {
  server: CallServer;
  site: HostSite;
  annsDevice: Device;
  bensDevice: Device;
  /** The calls of a chat, newest first, from the server's history of this person. */
  history(person: Member, chat: HostChat): Promise<Record<string, unknown>[]>;
  /** Opens both people's pages on a new chat and waits until both are connected. */
  meet(options?: MeetOptions): Promise<Meeting>;
}

export interface MeetOptions {
  /** Whether they are contacts: then their link is completed while it rings. */
  areContacts?: boolean;
  annPermissions?: "granted" | "denied";
  benPermissions?: "granted" | "denied";
  /** The site of one page, if it reaches the server by another address. */
  annsSite?: HostSite;
  bensSite?: HostSite;
  /** Runs inside both pages before anything else. */
  beforeLoad?: OpenOptions["beforeLoad"];
  /** Functions of the test that both pages can call. */
  exposed?: Exposed;
}

export interface Meeting extends AsyncDisposable {
  ann: Person;
  ben: Person;
  ANN: Member;
  BEN: Member;
  chat: HostChat;
}

/** Which browser each person uses; Chromium by default. */
export interface Browsers {
  ann?: typeof launchDevice;
  ben?: typeof launchDevice;
}

/** `settings` go to the server, `switches` to both browsers. Rings outlast a busy machine. */
export async function startTwoPeople(
  settings: Record<string, string> = {},
  switches: readonly string[] = [],
  { ann: launchAnn = launchDevice, ben: launchBen = launchDevice }: Browsers = {},
): Promise<TwoPeople> {
  const directory = await Deno.makeTempDir({ prefix: "chat-call-" });
  const [server, annsDevice, bensDevice] = await Promise.all([
    startCallServer(`${directory}/kv.sqlite`, { RING_TIMEOUT_SECONDS: "60", ...settings }),
    launchAnn(directory, ANN_HZ, switches),
    launchBen(directory, BEN_HZ, switches),
  ]);
  const site = startHostSite(server.url);

  return {
    server,
    site,
    annsDevice,
    bensDevice,
    async history(person, chat) {
      const response = await fetch(`${server.url}/api/calls?chatId=${chat.id}`, {
        headers: { authorization: `Bearer ${await mintToken(person, chat)}` },
      });
      return (await response.json()).data.calls;
    },
    async meet(
      {
        areContacts,
        annPermissions,
        benPermissions,
        annsSite = site,
        bensSite = site,
        beforeLoad,
        exposed,
      } = {},
    ) {
      const { ANN, BEN } = newPeople();
      if (areContacts) {
        ANN.contacts = [BEN.id];
        BEN.contacts = [ANN.id];
      }
      const chat: HostChat = {
        id: `chat-${crypto.randomUUID()}`,
        calls: "video",
        members: [ANN, BEN].map(({ id, name }) => ({ id, name })),
      };
      const [ann, ben] = await Promise.all([
        annsDevice.open(annsSite.pageFor(ANN, chat), {
          permissions: annPermissions,
          beforeLoad,
          exposed,
        }),
        bensDevice.open(bensSite.pageFor(BEN, chat), {
          permissions: benPermissions,
          beforeLoad,
          exposed,
        }),
      ]);
      await Promise.all([ann.hearsOf("ready"), ben.hearsOf("ready")]);
      return {
        ann,
        ben,
        ANN,
        BEN,
        chat,
        async [Symbol.asyncDispose]() {
          await Promise.all([ann.close(), ben.close()]);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([annsDevice.close(), bensDevice.close(), site.close()]);
      await server.kill("SIGTERM");
      await removeFolder(directory);
    },
  };
}
