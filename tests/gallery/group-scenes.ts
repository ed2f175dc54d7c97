/** Group calls, by their size and by what each person does. */
import type { LineView } from "../../widget/model/line-view.ts";
import { ANN } from "../widget/ui/support/fake-call.ts";
import type { FakePerson } from "../widget/ui/support/fake-snapshot.ts";
import { FakeGroup, GROUP } from "../widget/ui/support/fake-group.ts";
import { drawnPerson, drawnPicture, drawnScreen } from "./drawn-media.ts";
import type { Scene } from "./scenes.ts";
import { inElement } from "./stand-in.ts";

const HUES: Record<string, number> = { ben: 24, mira: 80, noor: 150, jun: 250, lea: 320 };
/** Mira speaks, everybody else is faintly audible. */
const TALK = (id: string) => id === "mira" ? 0.5 : id === "ann" ? 0.1 : 0.02;
const WITH_PICTURES: FakePerson[] = GROUP.map((one, at) =>
  at % 2 === 1 ? { ...one, picture: drawnPicture(HUES[one.id]) } : one
);
const LONG: FakePerson[] = [
  { id: "ben", name: "Dr. Maximiliane-Alexandra Freifrau von Hohenstein-Waldburg zu Oberkirch" },
  { id: "mira", name: "نور الهاشمي" },
  { id: "noor", name: "Konstantinos Papadopoulos-Alexandrakis" },
  { id: "jun", name: "" },
];

function video(others: number | FakePerson[], upright = false, rings = true): FakeGroup {
  const size: [number, number] = upright ? [360, 640] : [640, 360];
  const group = new FakeGroup(
    typeof others === "number" ? WITH_PICTURES.slice(0, others) : others,
    {
      callType: "video",
      level: TALK,
      elapsedSeconds: 135,
      stream: drawnPerson(200, ...size),
    },
  );
  return rings ? group.ringsAll() : group;
}
function seen(others: number | FakePerson[], upright = false): FakeGroup {
  const group = video(others, upright);
  const size: [number, number] = upright ? [360, 640] : [640, 360];
  const ids = group.snapshot().participants.map(({ userId }) => userId)
    .filter((id) => id !== ANN.id);
  group.answer(...ids);
  for (const id of ids) group.shows(id, drawnPerson(HUES[id], ...size)).measured(id, "excellent");
  return group;
}
const voice = (others: number | FakePerson[]): FakeGroup =>
  new FakeGroup(typeof others === "number" ? WITH_PICTURES.slice(0, others) : others, {
    level: TALK,
    elapsedSeconds: 135,
  });

const sizes = (name: string, scene: (others: number) => Scene) =>
  Object.fromEntries(
    [1, 2, 3, 4, 5].map((others) => [`${name}-${others + 1}`, () => scene(others)]),
  );

/** The chat of the call, and who in it is online. */
export const LINE: LineView = {
  status: "ready",
  selfId: ANN.id,
  chat: {
    id: "chat",
    calls: "video",
    members: [ANN, ...WITH_PICTURES, LONG[1], LONG[0]].map((one, at) => ({
      ...one,
      id: at > 5 ? `more-${at}` : one.id,
    })),
    endsAt: null,
  },
  members: [
    ...GROUP.map(({ id }, at) => ({ id, reachable: at !== 3, callable: true })),
    { id: "more-6", reachable: true, callable: true },
    { id: "more-7", reachable: true, callable: false },
  ],
  missed: 0,
};
const TITLED: LineView = { ...LINE, chat: { ...LINE.chat!, title: "Order 42" } };
const inWindow = (selector: string) =>
  inElement("chat-call-window")?.shadowRoot?.querySelector<HTMLElement>(selector)
    ?.shadowRoot;
/** Opens the dialog, and chooses this many people. */
function choose(count: number): void {
  inWindow("chat-call-stage-panel")?.querySelector<HTMLElement>("[part=add-people]")?.click();
  setTimeout(() => {
    const boxes = inWindow("chat-call-invite")?.querySelectorAll("input") ?? [];
    for (const box of [...boxes].slice(0, count)) box.click();
  }, 600);
}

/** Scenes by name. */
export const GROUP_SCENES: Record<string, () => Scene> = {
  ...sizes("group-video", (others) => ({
    call: others === 1 ? seen(2).leaves("mira") : seen(others),
  })),
  ...sizes("group-upright", (others) => ({
    call: others === 1 ? seen(2, true).leaves("mira") : seen(others, true),
  })),
  ...sizes("group-voice", (others) => ({
    call: others === 1
      ? voice(2).talking().leaves("mira")
      : voice(others).talking().measured("ben", "excellent").measured("mira", "good"),
  })),
  "group-video-states": () => ({
    call: video(5).answer("ben", "mira", "jun")
      .shows("ben", drawnPerson(24, 640, 360))
      .shows("mira", drawnPerson(80, 640, 360))
      .shows("jun", drawnPerson(250, 640, 360))
      .camera("ben", false).mutes("ben").goesAway("jun")
      .measured("ben", "good").measured("mira", "poor")
      .send({ type: "toggle-microphone" }),
    after: () => {},
  }),
  "group-video-declined": () => {
    const call = video(3).answer("ben").shows("ben", drawnPerson(24, 640, 360));
    return { call, after: () => setTimeout(() => call.refuses("mira", "declined"), 300) };
  },
  "group-video-lost": () => ({
    call: seen(3).send({ type: "link.interrupted", userId: "mira" })
      .send({ type: "link.interrupted", userId: "noor" })
      .send({ type: "link.failed", userId: "noor" }),
  }),
  "group-video-long-names": () => ({ call: seen(LONG).mutes("ben").mutes("noor") }),
  "group-video-shared": () => ({
    call: seen(3).send({
      type: "call:participant-screen-toggle",
      sessionId: "call",
      chatId: "chat",
      userId: "mira",
      enabled: true,
      receivedAtMs: 0,
    }).send({
      type: "link.stream",
      userId: "mira",
      stream: drawnPerson(80, 640, 360),
      screen: drawnScreen(),
    }),
  }),
  "group-video-inline": () => ({ call: seen(3), display: "inline" }),
  "group-voice-states": () => {
    const call = voice(5).ringsAll().answer("ben", "mira", "jun").mutes("ben").goesAway("jun")
      .measured("ben", "good").measured("mira", "poor");
    return { call, after: () => setTimeout(() => call.refuses("lea", "busy"), 300) };
  },
  "group-voice-long-names": () => ({
    call: voice(LONG).talking().mutes("ben").measured("ben", "good").measured("mira", "lost")
      .measured("noor", "excellent"),
  }),
  "group-add": () => ({ call: seen(2), line: LINE, after: () => setTimeout(() => choose(1), 200) }),
  "group-add-full": () => ({
    call: voice(3).talking(),
    line: LINE,
    after: () => setTimeout(() => choose(2), 200),
  }),
  "group-nobody-to-add": () => ({ call: seen(5), line: LINE }),
  "group-exists": () => ({
    call: new FakeGroup(3).ringsAll().ended("no-answer").send({ type: "dismiss" }).send({
      type: "initiate",
      chatId: "chat",
      callType: "voice",
      people: GROUP,
    }).opened().send({
      type: "signaling.refused",
      re: "call:initiate",
      code: "call-exists",
      message: "",
      sessionId: "other",
    }),
  }),
  "group-running": () => ({
    call: null,
    line: { ...LINE, running: { sessionId: "call", callType: "video", userIds: ["ben", "mira"] } },
  }),
  "group-running-long-names": () => ({
    call: null,
    line: {
      ...LINE,
      chat: { ...LINE.chat!, members: LONG },
      running: {
        sessionId: "call",
        callType: "voice",
        userIds: LONG.map(({ id }) => id),
      },
    },
  }),
  "group-left": () => ({
    call: voice(3).talking().send({ type: "hang-up" }).ended("completed", {
      by: ANN.id,
      seconds: 75,
    }),
  }),
  "group-incoming-voice": () => ({ call: voice(3).comes(), line: TITLED }),
  "group-incoming-video": () => ({ call: video(5, false, false).comes() }),
  "group-incoming-two": () => ({ call: voice(2).comes() }),
  "group-incoming-long-names": () => ({
    call: voice(LONG.slice(0, 3).toReversed()).comes(),
    line: {
      ...TITLED,
      chat: {
        ...LINE.chat!,
        title: "Quartalsabstimmung der Lieferkettenverantwortlichen in Oberkirch",
      },
    },
  }),
  "group-incoming-rtl": () => ({ call: voice([LONG[1], LONG[0]]).comes(), line: TITLED }),
  "group-ringing-titled": () => ({ call: voice(3).ringsAll(), line: TITLED }),
  "group-ringing-video-titled": () => ({ call: video(3), line: TITLED }),
  "group-ringing-voice": () => ({ call: voice(4).ringsAll().refuses("noor", "declined") }),
  "group-ringing-video": () => ({ call: video(3).refuses("noor", "offline") }),
};
