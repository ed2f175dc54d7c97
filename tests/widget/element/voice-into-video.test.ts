import { expect, oneEvent } from "@open-wc/testing";
import type { AttachedChat } from "../../../server/protocol/chat.ts";
import { freshToken } from "../effects/signaling/jwt.ts";
import { answered, incoming, snapshotOf } from "../model/script.ts";
import { waitUntil } from "../support/wait-until.ts";
import { buttonNames } from "../ui/support/show-call.ts";
import { CHAT } from "./call-server-fake.ts";
import { useElementPage, wire } from "./element-page.ts";

describe("turning the camera on in a voice call", () => {
  const page = useElementPage();

  /**
   * Accepts a call of Ben's; `chat` is the chat of the page's token, `wanted` the page's call
   * types.
   */
  async function take(
    { chat, told = {}, wanted = null }: {
      chat?: AttachedChat;
      told?: { voiceOnly?: true };
      wanted?: string | null;
    } = {},
  ): Promise<string[]> {
    const chats = chat ? [chat] : [];
    const token = chat ? page.server.token : freshToken("ann");
    const element = page.place({ token, callTypes: wanted });
    page.server.acknowledges(() => ({ call: answered({ callerId: "ben", ...told }) }));
    await Promise.all([oneEvent(element, "chat-call-ready"), page.server.welcomes({ chats })]);
    const ring = incoming(snapshotOf({ callerId: "ben", ...told }));
    page.server.says({ ...wire(ring), callerId: "ben", callerName: "Ben" });
    await waitUntil(() => element.state === "incoming");
    await element.accept();
    await waitUntil(() => element.state === "connecting");
    const window = element.renderRoot.querySelector("chat-call-window")!;
    await waitUntil(() => buttonNames(window).includes("Mute"));
    return buttonNames(window);
  }

  it("is offered with a token without a chat", async () => {
    expect(await take()).to.include("Turn camera on");
  });

  it("is not offered if the page allows voice only", async () => {
    expect(await take({ wanted: "voice" })).not.to.include("Turn camera on");
  });

  it("is not offered if the call's snapshot says voice only", async () => {
    expect(await take({ told: { voiceOnly: true } })).not.to.include("Turn camera on");
  });

  it("is not offered if the token's chat is the call's and allows voice only", async () => {
    const voices = { ...CHAT, calls: "voice" as const };
    expect(await take({ chat: voices })).not.to.include("Turn camera on");
  });

  it("does not depend on what another chat allows", async () => {
    const other = { ...CHAT, id: "chat-2", calls: "voice" as const };
    expect(await take({ chat: other })).to.include("Turn camera on");
  });
});
