/** A chat of four with two of them in a call, for the tests of joining and inviting. */
import type { CallWishes } from "../../../server/calls/rules/policy.ts";
import { chatOf, device, must, type Rig } from "./call-fixture.ts";

export const [ann, ben, cal, dan] = ["ann", "ben", "cal", "dan"].map((id) => device(id));
export const chat = chatOf(["ann", "ben", "cal", "dan"]);
export const everyone: CallWishes = {
  allowCallsFrom: "everyone",
  contacts: [],
  blocked: [],
  doNotDisturb: false,
};

/** Ann and Ben in a call of a chat of four. */
export async function talking(rig: Rig): Promise<string> {
  const request = { callType: "voice" as const, targetUserIds: ["ben"] };
  const { sessionId } = must(await rig.service.initiate(ann, chat, request));
  must(await rig.service.accept(ben, sessionId));
  await rig.service.idle();
  return sessionId;
}
