/** Choosing whom to call, in a chat of more people than a call holds. */
import type { CallType } from "../../server/protocol/call.ts";
import { defineInvite, type InvitePanel } from "../../widget/ui/invite/invite-panel.ts";
import type { Invitee } from "../../widget/ui/invite/invitee.ts";
import { stringsOf } from "../../widget/ui/words/wording.ts";
import { GROUP } from "../widget/ui/support/fake-group.ts";
import { drawnPicture } from "./drawn-media.ts";
import type { Scene } from "./scenes.ts";
import { intoElement } from "./stand-in.ts";

const MORE = ["نور الهاشمي", "Sören Ångström", "Priya Ramanathan", "Tomás Ó Briain", "Yuki Mori"]
  .concat("Dr. Maximiliane-Alexandra Freifrau von Hohenstein-Waldburg zu Oberkirch");
const PEOPLE: Invitee[] = [
  ...GROUP.map((one, at) => ({ ...one, ...(at % 2 && { picture: drawnPicture(at * 70) }) })),
  ...MORE.map((name, at) => ({ id: `more-${at}`, name })),
].map((one, at) => ({ ...one, reachable: at % 3 !== 2, callable: at !== 3 }));

function choice(
  people: readonly Invitee[],
  limit: number,
  chosen: number,
  callType: CallType = "voice",
  then: (panel: InvitePanel) => void = () => {},
): Scene {
  return {
    call: null,
    after: async (speech) => {
      defineInvite();
      const panel = document.createElement("chat-call-invite");
      Object.assign(panel, { strings: stringsOf(speech), people, limit, places: limit - 1 });
      panel.callType = callType;
      panel.chosen = people.filter(({ callable }) => callable).slice(0, chosen).map(({ id }) => id);
      intoElement(panel);
      await panel.open();
      then(panel);
    },
  };
}

/** Scenes by name. */
export const CHOICE_SCENES: Record<string, () => Scene> = {
  "choose": () => choice(PEOPLE, 6, 2),
  "choose-few": () => choice(PEOPLE.slice(0, 4), 3, 1, "video"),
  "choose-full": () => choice(PEOPLE, 6, 5, "video"),
  "choose-found": () => choice(PEOPLE, 6, 1, "voice", (panel) => panel.wanted = "an"),
  "choose-nobody": () => choice(PEOPLE, 6, 0, "voice", (panel) => panel.wanted = "zzz"),
};
