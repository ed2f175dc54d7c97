/**
 * The element's public API on a page with the strictest policies: a nonce for the one script, one
 * trusted-types policy, no inline styles, no cross-origin resources without permission.
 */
import assert from "node:assert/strict";
import { type HostChat, type HostSite, startHostSite } from "../e2e/support/host-site.ts";
import { ANN_HZ, BEN_HZ, newPeople, startTwoPeople } from "../e2e/support/two-people.ts";
import { does, look, pressable, statesOf, styles, watchPolicy } from "./element-words.ts";

const NONCE = "bm9uY2UtMTIz";

/** The headers of such a page; only sockets, requests and pictures may go to an address. */
const strictest = (server: string) => ({
  "content-security-policy": [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}'`,
    `connect-src 'self' ${server} ${server.replace("http", "ws")}`,
    "img-src data:",
    "media-src blob: mediastream:",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ].join("; "),
  "permissions-policy": "microphone=(self), camera=(self), display-capture=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "referrer-policy": "no-referrer",
});

Deno.test({
  name: "the element on a page with the strictest policy",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const { url } = world.server;
  const style = { headers: strictest(url), script: `nonce="${NONCE}"` };
  await using strict = closing(startHostSite(url, "", style));

  await t.step(
    "a video call by methods alone: each resolves once its effect is there",
    async () => {
      await using meeting = await world.meet({
        annsSite: strict.site,
        bensSite: strict.site,
        beforeLoad: watchPolicy,
      });
      const { ann, ben, ANN, BEN } = meeting;
      assert.deepEqual(await look(ann), {
        ...{ state: "idle", isMatched: true, id: null, type: null, caller: null },
        ...{ participants: [], startedAt: null, microphoneOn: false, cameraOn: false },
      });

      assert.equal(await does(ann, "startCall", { type: "video", to: BEN.id }), "settled");
      const dialled = await look(ann);
      assert.match(`${dialled.id}`, /^\S+$/);
      assert.deepEqual([dialled.type, dialled.caller], ["video", ANN.id]);
      assert.deepEqual(dialled.participants, [ANN.id, BEN.id]);
      assert.equal(dialled.startedAt, null);
      await Promise.all([ann.hearsOf("ringing"), ann.reaches("ringing"), ben.reaches("incoming")]);
      await styles(ann, "call-button popup status avatar local-preview microphone camera hangup");
      await styles(ben, "popup incoming accept decline avatar status");

      assert.equal(await does(ben, "accept"), "settled");
      const answered = await look(ben);
      assert.deepEqual([answered.id, answered.caller], [dialled.id, ANN.id]);
      assert.deepEqual([answered.microphoneOn, answered.cameraOn], [true, true]);
      assert.ok(Date.parse(`${answered.startedAt}`) <= Date.now());
      await Promise.all([ann.reaches("active"), ben.reaches("active")]);
      await Promise.all([ann.hearsOf("accepted"), ann.hearsOf("connected")]);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      assert.equal(await does(ann, "toggleMicrophone"), "settled");
      assert.equal((await look(ann)).microphoneOn, false);
      assert.deepEqual(await ann.hearsOf("microphone-toggle"), { enabled: false });
      await ann.sees("Unmute");
      assert.equal(await does(ann, "toggleMicrophone", true), "settled");
      assert.equal((await look(ann)).microphoneOn, true);
      assert.equal(await does(ann, "toggleCamera", false), "settled");
      assert.equal((await look(ann)).cameraOn, false);
      assert.deepEqual(await ann.hearsOf("camera-toggle"), { enabled: false });
      await ann.sees("Turn camera on");
      assert.equal(await does(ann, "toggleCamera"), "settled");
      assert.equal((await look(ann)).cameraOn, true);
      await Promise.all([ann.sees("Mute"), ann.sees("Turn camera off")]);
      const { level, mos } = await ann.hearsOf("quality-change");
      assert.ok(["excellent", "good", "poor", "lost"].includes(`${level}`), `${level}`);
      assert.ok(typeof mos === "number" && mos >= 1 && mos <= 4.5, `${mos}`);
      await styles(ann, "popup stage tile local-preview controls microphone camera hangup timer");

      assert.equal(await does(ann, "startCall", { type: "voice" }), "already-in-call");
      assert.equal(await does(ann, "accept"), "not-ringing");
      for (const method of ["openSettings", "openHistory", "diagnose"] as const) {
        assert.equal(await does(ann, method), "settled");
      }

      assert.equal(await does(ben, "hangUp"), "settled");
      for (const person of [ann, ben]) {
        const { reason, durationSeconds } = await person.hearsOf("ended");
        assert.equal(reason, "completed");
        assert.ok(Number.isInteger(durationSeconds));
        await person.reaches("idle");
        const changes = await statesOf(person);
        assert.deepEqual(changes.slice(-3), ["active", "ended", "idle"]);
        assert.deepEqual(person.complaints, []);
        assert.deepEqual(await person.page.evaluate(() => window.violations), []);
      }
    },
  );

  await t.step("attributes that change in a call neither end nor restart it", async () => {
    await using meeting = await world.meet({ annsSite: strict.site, bensSite: strict.site });
    const { ann, ben } = meeting;
    await ann.press("Voice call");
    await ben.press("Accept");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    const before = await look(ann);
    await ann.page.evaluate(async () => {
      const element = document.querySelector("chat-call")!;
      const changes = {
        "position": "top-right",
        "display": "inline",
        "call-types": "voice",
        "controls-list": "no-screenshare no-history no-chat",
        "ringtone": "none",
        "lang": "de",
        "token-url": `${element.getAttribute("token-url")}?again`,
      };
      for (const [name, value] of Object.entries(changes)) element.setAttribute(name, value);
      await element.updateComplete;
    });
    await ann.sees("Auflegen");
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
    const { id, startedAt } = await look(ann);
    assert.deepEqual([id, startedAt], [before.id, before.startedAt]);
    assert.deepEqual((await statesOf(ben)).slice(-1), ["active"]);
    assert.equal(await does(ann, "toggleScreenShare", true), "policy");
    await ann.press("Auflegen");
    await ben.hearsOf("ended");
  });

  await t.step(
    "a page whose policy forbids the microphone gets the error, and rings nobody",
    async () => {
      const headers = { ...strictest(url), "permissions-policy": "microphone=(), camera=()" };
      await using closed = closing(startHostSite(url, "", { ...style, headers }));
      await using meeting = await world.meet({ annsSite: closed.site });
      assert.equal(await does(meeting.ann, "startCall", { type: "voice" }), "policy");
      assert.equal((await meeting.ann.hearsOf("device-error")).type, "policy");
      assert.equal((await meeting.ann.hearsOf("error")).code, "policy");
      assert.deepEqual(await world.history(meeting.ANN, meeting.chat), []);
    },
  );

  await t.step("a chat without calls has no enabled button, and startCall() rejects", async () => {
    const { ANN, BEN } = newPeople();
    const chat: HostChat = { id: "quiet", calls: "none", members: [ANN, BEN] };
    const ann = await world.annsDevice.open(strict.site.pageFor(ANN, chat));
    await ann.hearsOf("ready");
    assert.deepEqual(await pressable(ann), []);
    assert.equal(await does(ann, "startCall", { type: "voice" }), "calls-not-allowed");
    await ann.close();
  });
});

function closing(site: HostSite): { site: HostSite } & AsyncDisposable {
  return { site, [Symbol.asyncDispose]: () => site.close() };
}
