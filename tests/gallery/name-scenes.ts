/** Names as people really have them: without spaces, in other scripts, or made of symbols only. */
import { FakeGroup } from "../widget/ui/support/fake-group.ts";
import { drawnPerson } from "./drawn-media.ts";
import { remote, TALK, video, voice } from "./scene-calls.ts";
import type { Scene } from "./scenes.ts";

const YAMADA = { id: "yamada", name: "山田太郎" };
const COMPANY = {
  id: "company",
  name: "株式会社サンプルコーポレーション東京本社営業第一部山田太郎",
};
const FYODOR = { id: "fyodor", name: "Фёдор Михайлович Достоевский" };
const NOOR = { id: "noor", name: "نور الدين عبد الرحمن الهاشمي" };
const FOX = { id: "fox", name: "🦊🌈" };
const FAMILY = { id: "family", name: "👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀" };
const EVERYBODY = [YAMADA, FYODOR, NOOR, FOX, FAMILY];

const group = (callType: "voice" | "video") =>
  new FakeGroup(EVERYBODY, { callType, level: TALK, stream: drawnPerson(200, 640, 360) });

/** Scenes by name. */
export const NAME_SCENES: Record<string, () => Scene> = {
  "names-voice": () => ({ call: group("voice").talking() }),
  "names-video": () => {
    const call = group("video").talking();
    for (const { id } of EVERYBODY.slice(0, 4)) call.camera(id, false);
    return { call: call.shows("family", drawnPerson(80, 640, 360)) };
  },
  "names-incoming-wide": () => ({ call: video({ other: COMPANY }).incoming() }),
  "names-incoming-russian": () => ({ call: voice({ other: FYODOR }).incoming() }),
  "names-incoming-emoji": () => ({ call: voice({ other: FAMILY }).incoming() }),
  "names-active-wide": () => ({ call: voice({ other: COMPANY }).active() }),
  "names-active-emoji": () => ({ call: voice({ other: FOX }).active() }),
  "names-active-video": () => ({ call: video({ other: NOOR }).active().picture(remote()) }),
};
