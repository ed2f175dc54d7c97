/**
 * What people, servers and their mail may do in a run. An action that makes no sense at that moment
 * does nothing.
 */
import fc from "fast-check";
import { CHATS, PEOPLE, type Place, SERVERS, type World } from "./world.ts";

/** One action; its numbers choose among what exists at that moment. */
export type Action =
  | { what: "connect"; user: number; server: number }
  | { what: "drop"; user: number; pick: number }
  /** The bits of `whom` select people in a group; without it, everybody. */
  | { what: "dial"; user: number; pick: number; chat: number; whom?: number }
  | { what: "join"; user: number; pick: number }
  | { what: "invite"; user: number; pick: number; whom: number }
  | { what: "accept" | "reject" | "cancel" | "leave" | "end"; user: number; pick: number }
  | { what: "write" | "ask to record" | "stop recording"; user: number; pick: number }
  | { what: "consent"; user: number; pick: number; agreed: boolean }
  | { what: "resume"; user: number; server: number }
  | { what: "kill" | "start" | "deafen" | "hear" | "bury"; server: number }
  | { what: "repeat mail" }
  | { what: "pass"; ms: number };

const user = fc.nat({ max: PEOPLE.length - 1 });
const pick = fc.nat({ max: 3 });
const whom = fc.nat({ max: 2 ** PEOPLE.length - 1 });
const server = fc.nat({ max: SERVERS - 1 });
const what = <T extends Action["what"]>(...words: T[]) => fc.constantFrom(...words);

/** Any action, the common ones more often. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: what("connect"), user, server }) },
  { weight: 2, arbitrary: fc.record({ what: what("drop"), user, pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: what("dial"),
      user,
      pick,
      chat: fc.nat({ max: CHATS.length - 1 }),
      whom: fc.option(whom, { nil: undefined }),
    }, { requiredKeys: ["what", "user", "pick", "chat"] }),
  },
  { weight: 3, arbitrary: fc.record({ what: what("join"), user, pick }) },
  { weight: 3, arbitrary: fc.record({ what: what("invite"), user, pick, whom }) },
  { weight: 4, arbitrary: fc.record({ what: what("accept"), user, pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ what: what("reject", "cancel", "leave", "end"), user, pick }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: what("write", "ask to record", "stop recording"), user, pick }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: what("consent"), user, pick, agreed: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ what: what("resume"), user, server }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: what("kill", "start", "deafen", "hear", "bury"), server }),
  },
  { weight: 3, arbitrary: fc.record({ what: what("repeat mail") }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: what("pass"), ms: fc.constantFrom(400, 3_000, 9_900) }),
  },
) as fc.Arbitrary<Action>;

/** Runs the action; settles when it has been answered. */
export async function act(world: World, action: Action): Promise<void> {
  switch (action.what) {
    case "connect":
      await world.connect(PEOPLE[action.user], action.server);
      return;
    case "kill":
      return world.kill(action.server);
    case "start":
      return await world.start(action.server);
    case "deafen":
    case "hear": {
      const chosen = world.servers[action.server];
      if (!chosen) return;
      chosen.state.isDeaf = action.what === "deafen";
      return await Promise.race([chosen.collect(), chosen.death]);
    }
    case "bury":
      return await world.bury(action.server);
    case "repeat mail":
      return await world.repeatMail();
    case "pass":
      return await world.pass(action.ms);
    case "resume":
      return await resume(world, PEOPLE[action.user], action.server);
  }
  const devices = world.devicesOf(PEOPLE[action.user]);
  const place = devices[action.pick % Math.max(1, devices.length)];
  if (!place) return;
  await Promise.race([actOn(world, place, action), place.server.death]);
}

async function actOn(
  world: World,
  place: Place,
  action: Extract<Action, { pick: number }>,
): Promise<void> {
  if (action.what === "drop") return await place.server.disconnect(place.connection);
  if (action.what === "dial") return await dial(world, place, action);
  if (action.what === "join") return await join(place);
  const by = deviceOf(place);
  const { calls } = place.server;
  for (const id of callsKnownTo(place)) {
    if (!calls.live(id)) continue;
    switch (action.what) {
      case "invite": {
        const invited = calls.invite(by, null, id, peopleIn(action.whom));
        await world.patiently(Promise.race([invited, place.server.death]));
        break;
      }
      case "write":
        await write(world, place, id);
        break;
      case "ask to record":
        await calls.askToRecord(by, id);
        break;
      case "consent":
        await calls.consentToRecord(by, id, action);
        break;
      case "stop recording":
        await calls.stopRecording(by, id);
        break;
      default:
        await calls[action.what](by, id);
    }
  }
}

/** Sends each message twice, as a page does that got no answer. */
async function write(world: World, place: Place, id: string): Promise<void> {
  const writing = { messageId: `m-${world.writings++}`, text: "Hello" };
  for (let time = 0; time < 2; time++) {
    const outcome = await place.server.calls.sendMessage(deviceOf(place), id, writing);
    if (outcome.ok) world.written.add(`${id} ${outcome.message.index} ${writing.messageId}`);
  }
}

/** The people whose bits are set. */
function peopleIn(whom: number): string[] {
  return PEOPLE.filter((_, at) => (whom & 2 ** at) !== 0);
}

/** Joins every call that the server knows of in the person's chats. */
async function join(place: Place): Promise<void> {
  const { calls } = place.server;
  const { user } = place.connection;
  for (const chat of CHATS.filter(({ members }) => members.some(({ id }) => id === user.id))) {
    const live = calls.callIn(chat.id);
    if (live) await calls.join(deviceOf(place), chat, live.id);
  }
}

async function dial(
  world: World,
  place: Place,
  { chat, whom }: Extract<Action, { what: "dial" }>,
): Promise<void> {
  const dialled = place.server.calls.initiate(deviceOf(place), CHATS[chat], {
    callType: "voice",
    ...(whom === undefined ? {} : { targetUserIds: peopleIn(whom) }),
  });
  const outcome = await world.patiently(Promise.race([dialled, place.server.death]));
  if (outcome?.ok) world.initiated.add(outcome.sessionId);
}

/** The person's next page: a new device takes over the seat of one that is gone. */
async function resume(world: World, userId: string, n: number): Promise<void> {
  const place = await world.connect(userId, n);
  if (!place) return;
  for (const id of callsKnownTo(place)) {
    const seat = place.server.calls.live(id)?.seats.get(userId);
    if (seat === undefined || place.server.directory.personAt(seat) !== undefined) continue;
    const outcome = await Promise.race([
      place.server.calls.resume(deviceOf(place), id),
      place.server.death,
    ]);
    if (outcome?.ok) place.connection.send(JSON.stringify({ type: "ack", ...outcome }));
  }
}

function deviceOf({ connection }: Place) {
  return { userId: connection.user.id, connectionId: connection.id };
}

function callsKnownTo({ connection }: Place): Set<string> {
  const ids = connection.sent.flatMap(({ sessionId }) =>
    typeof sessionId === "string" ? [sessionId] : []
  );
  return new Set(ids);
}
