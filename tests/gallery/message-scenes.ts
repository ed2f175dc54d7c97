/** Calls in which people write messages, in every layout of the stage. */
import { FakeGroup } from "../widget/ui/support/fake-group.ts";
import type { FakeCall } from "../widget/ui/support/fake-call.ts";
import { FakeMessages } from "../widget/ui/support/fake-messages.ts";
import { drawnPerson, drawnPicture } from "./drawn-media.ts";
import { MIRA, remote, upright, video, voice } from "./scene-calls.ts";
import { LINE } from "./group-scenes.ts";
import type { Scene } from "./scenes.ts";
import { inElement } from "./stand-in.ts";

const LINK = "https://shop.example/orders/42?from=call&tab=returns";
const PATH = "https://files.example/" + "a-very-long-name-of-a-folder-that-never-ends/".repeat(3);

function talk(messages: FakeMessages): FakeMessages {
  return messages
    .from("mira", "Here is the order we talk about:")
    .from("mira", `${LINK} (the second page).`)
    .own("Got it, thank you!")
    .own("One moment, I look for the size.\nIs it the blue one, in M?")
    .from("mira", "Yes 👍");
}

function withMessages(
  call: FakeCall,
  fill: (messages: FakeMessages) => void,
  scene: Partial<Scene> = {},
): Scene {
  fill(new FakeMessages(call));
  return { call, ...scene };
}

const seen = () => video().active().picture(remote());
function group(): FakeGroup {
  const people = [
    { id: "ben", name: "Ben Okafor" },
    { id: "mira", name: "Mira Lindqvist", picture: drawnPicture(80) },
    { id: "noor", name: "نور الهاشمي" },
  ];
  const call = new FakeGroup(people, {
    callType: "video",
    level: () => 0.1,
    elapsedSeconds: 135,
    stream: drawnPerson(200, 640, 360),
  }).ringsAll().answer("ben", "mira", "noor");
  return call.shows("ben", drawnPerson(24, 640, 360)).shows("mira", drawnPerson(80, 640, 360));
}
const groupTalk = (messages: FakeMessages) =>
  messages.from("ben", "Can everybody see my screen?")
    .from("noor", "نعم، أراها بوضوح. شكرًا لك!")
    .from("mira", "Yes.")
    .from("mira", "The second column is the one with last year’s numbers, isn’t it?")
    .own("It is.")
    .open();

function fill(): void {
  const stage = inElement("chat-call-window")?.shadowRoot?.querySelector("chat-call-stage-panel");
  stage?.shadowRoot?.querySelector<HTMLElement>("[part=fullscreen]")?.click();
}

/** A call that ends with unread messages; `isLooked`: the person then opens them. */
function ending(isLooked: boolean): Scene {
  const scene = withMessages(voice({ other: MIRA }).active(), talk);
  const panel = () =>
    inElement("chat-call-window")?.shadowRoot?.querySelector("chat-call-ended-panel")?.shadowRoot;
  const look = () =>
    panel()?.querySelector("chat-call-messages-left")?.shadowRoot?.querySelector("button")?.click();
  const end = () => {
    scene.call!.ended("completed", { by: MIRA.id, seconds: 75 });
    if (isLooked) setTimeout(look, 200);
  };
  return { ...scene, after: () => setTimeout(end, 300) };
}

/** Scenes by name. */
export const MESSAGE_SCENES: Record<string, () => Scene> = {
  "messages-button": () => withMessages(seen(), () => {}),
  "messages-button-voice": () => withMessages(voice({ other: MIRA }).active(), () => {}),
  "messages-empty": () => withMessages(seen(), (messages) => messages.open()),
  "messages-video": () => withMessages(seen(), (messages) => talk(messages).open()),
  "messages-video-upright": () =>
    withMessages(
      video({ stream: drawnPerson(200, 360, 640) }).active().picture(upright()),
      (messages) => talk(messages).open(),
    ),
  "messages-voice": () =>
    withMessages(voice({ other: MIRA }).active(), (messages) => talk(messages).open()),
  "messages-voice-inline": () =>
    withMessages(voice({ other: MIRA }).active(), (messages) => talk(messages).open(), {
      display: "inline",
    }),
  "messages-inline": () =>
    withMessages(seen(), (messages) => talk(messages).open(), { display: "inline" }),
  "messages-full": () => withMessages(seen(), (messages) => talk(messages).open(), { after: fill }),
  "messages-long": () =>
    withMessages(seen(), (messages) => {
      messages.from("mira", PATH)
        .from("mira", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten")
        .own("ا".repeat(3) + " هذه رسالة طويلة بالعربية، وفيها رابط " + LINK + " في وسطها.")
        .from("mira", "1\n2\n\n    indented\n3").open();
      for (let at = 0; at < 12; at++) messages.from("mira", `And another one, number ${at + 1}`);
      messages.box.setDraft("A draft of several lines\nthat is still being written\nby Ann.");
    }),
  "messages-unsent": () =>
    withMessages(seen(), (messages) => {
      talk(messages).open();
      messages.refusal = "rate-limited";
      messages.box.write("This one did not get through.");
      messages.box.setDraft("x".repeat(1_950));
    }),
  "messages-sending": () =>
    withMessages(voice({ other: MIRA }).active(), (messages) => {
      talk(messages).open();
      messages.refusal = undefined;
      messages.box.write("On its way.");
    }),
  "messages-group": () => withMessages(group(), groupTalk),
  "messages-group-adding": () => withMessages(group(), groupTalk, { line: LINE }),
  "messages-group-inline": () => withMessages(group(), groupTalk, { display: "inline" }),
  "messages-left": () => ending(true),
  "messages-left-closed": () => ending(false),
  "messages-preview": () => withMessages(seen(), talk),
  "messages-preview-voice": () => withMessages(voice({ other: MIRA }).active(), talk),
  "messages-preview-group": () =>
    withMessages(group(), (messages) => messages.from("noor", "نعم، أراها بوضوح. شكرًا لك!")),
};
