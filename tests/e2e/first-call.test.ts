/** Two people, two browsers, one real server: what each person hears, sees and is told. */
import assert from "node:assert/strict";
import { type HostChat, startHostSite } from "./support/host-site.ts";
import { startTcpProxy } from "./support/tcp-proxy.ts";
import { ANN_HZ, BEN_HZ, newPeople, startTwoPeople } from "./support/two-people.ts";

Deno.test({
  name: "a call of two",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step("voice: both hear each other, the caller hangs up, and both are told", async () => {
    await using meeting = await world.meet();
    const { ann, ben } = meeting;

    await ann.press("Voice call");
    await ben.reads("Ann Archer");
    await ann.hearsOf("ringing");
    assert.ok(Math.abs(await ben.listens(0.5) - ANN_HZ) > 30);
    await ben.press("Accept");

    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

    await ann.press("Mute");
    await ann.sees("Unmute");
    await ben.hearsNothingOf(ANN_HZ);
    await ann.press("Unmute");
    await ben.hears(ANN_HZ);

    // The notice of the end disappears by itself, so start waiting for it before the end.
    const read = Promise.all([ann.reads("Call ended"), ben.reads("Call ended")]);
    await ann.press("Hang up");
    await read;
    for (const person of [ann, ben]) {
      const { reason, durationSeconds } = await person.hearsOf("ended");
      assert.equal(reason, "completed");
      assert.ok(typeof durationSeconds === "number" && durationSeconds >= 1);
    }
    await Promise.all([ann.reaches("idle"), ben.reaches("idle")]);

    for (const person of [meeting.ANN, meeting.BEN]) {
      const [call, ...older] = await world.history(person, meeting.chat);
      assert.deepEqual(older, []);
      assert.equal(call.status, "ended");
      assert.equal(call.endReason, "completed");
      assert.equal(call.callType, "voice");
      assert.equal(call.isOutgoing, person === meeting.ANN);
      assert.ok(Number(call.duration) >= 1);
    }
    assert.deepEqual(ann.complaints, []);
    assert.deepEqual(ben.complaints, []);
  });

  await t.step(
    "between contacts the link connects while it rings, and carries no sound yet",
    async () => {
      await using meeting = await world.meet({ areContacts: true, beforeLoad: keepConnections });
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.sees("Accept");
      for (const { page } of [ann, ben]) {
        await page.waitForFunction(() =>
          window.keptConnections.some(({ connectionState }) => connectionState === "connected")
        );
      }
      for (const { page } of [ann, ben]) {
        assert.deepEqual(await page.evaluate(soundSent), [{ track: null, packetsSent: 0 }]);
      }
      await ben.press("Accept");
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);
      for (const { page } of [ann, ben]) {
        assert.equal(await page.evaluate(() => window.keptConnections.length), 1);
      }
      await ann.press("Hang up");
      await ben.hearsOf("ended");
    },
  );

  await t.step(
    "video: 1280×720 both ways within 10 s, camera off and on, the callee hangs up",
    async () => {
      await using meeting = await world.meet();
      const { ann, ben } = meeting;

      await ann.press("Video call");
      await ben.press("Accept");
      await Promise.all([ann.reaches("active"), ben.reaches("active")]);
      await Promise.all([ann.watches(1280, 720), ben.watches(1280, 720)]);
      await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

      await ann.press("Turn camera off");
      await ann.sees("Turn camera on");
      await ben.page.waitForFunction(() => window.pageEars.seenPicture().width === 0, {
        timeout: 10_000,
      });
      await ann.press("Turn camera on");
      await ben.watches(1280, 720);

      await ben.press("Hang up");
      for (const person of [ann, ben]) {
        assert.equal((await person.hearsOf("ended")).reason, "completed");
      }
      assert.deepEqual(ann.complaints, []);
    },
  );

  await t.step("declined: both are told, and the callee's history says rejected", async () => {
    await using meeting = await world.meet();
    await meeting.ann.press("Voice call");
    await Promise.all([meeting.ann.reads(/declined/i), meeting.ben.press("Decline")]);
    for (const person of [meeting.ann, meeting.ben]) {
      assert.equal((await person.hearsOf("ended")).reason, "declined");
    }
    const [call] = await world.history(meeting.BEN, meeting.chat);
    assert.equal(call.status, "rejected");
    assert.equal(call.userStatus, "rejected");
  });

  await t.step("cancelled: the ringing stops, and the callee has a missed call", async () => {
    await using meeting = await world.meet();
    await meeting.ann.press("Voice call");
    await meeting.ben.sees("Accept");
    await meeting.ann.press("Hang up");
    await meeting.ben.hearsOf("missed");
    assert.equal((await meeting.ben.hearsOf("ended")).reason, "cancelled");
    assert.equal((await meeting.ann.hearsOf("ended")).reason, "cancelled");
    const [call] = await world.history(meeting.BEN, meeting.chat);
    assert.equal(call.status, "cancelled");
    assert.equal(call.userStatus, "missed");
  });

  await t.step(
    "a caller who denies the microphone rings nobody and is told about the microphone",
    async () => {
      await using meeting = await world.meet({ annPermissions: "denied" });
      await meeting.ann.press("Voice call");
      assert.equal((await meeting.ann.hearsOf("device-error")).type, "permissions");
      await meeting.ann.reads(/microphone/i);
      await meeting.ann.reaches("idle");
      assert.deepEqual(await world.history(meeting.ANN, meeting.chat), []);
    },
  );

  await t.step("a callee who denies the microphone can still listen", async () => {
    await using meeting = await world.meet({ benPermissions: "denied" });
    await meeting.ann.press("Voice call");
    await meeting.ben.press("Accept");
    await meeting.ben.hears(ANN_HZ);
    assert.equal((await meeting.ben.hearsOf("device-error")).type, "permissions");
    await meeting.ben.reads(/microphone/i);
    await meeting.ann.press("Hang up");
    await meeting.ben.hearsOf("ended");
  });

  await t.step(
    "a socket dropped while it rings: the ring comes back and can be accepted",
    async () => {
      const proxy = startTcpProxy(world.server.port);
      const bensSite = startHostSite(`http://127.0.0.1:${proxy.port}`);
      {
        await using meeting = await world.meet({ bensSite });
        await meeting.ann.press("Voice call");
        await meeting.ben.sees("Accept");
        proxy.cut();
        await meeting.ben.page.waitForFunction(
          () => window.rememberedEvents.filter(({ type }) => type === "chat-call-ready").length > 1,
        );
        await meeting.ben.press("Accept");
        await Promise.all([meeting.ann.hears(BEN_HZ), meeting.ben.hears(ANN_HZ)]);

        // During the call a lost socket does not end it: the sound goes on and the page reconnects.
        proxy.cut();
        await meeting.ann.hears(BEN_HZ);
        await meeting.ben.page.waitForFunction(
          () => window.rememberedEvents.filter(({ type }) => type === "chat-call-ready").length > 2,
        );
        await meeting.ben.press("Hang up");
        assert.equal((await meeting.ann.hearsOf("ended")).reason, "completed");
      }
      await bensSite.close();
      proxy.close();
    },
  );

  await t.step(
    "offline: the caller is told at once, and the callee's history has a missed call",
    async () => {
      const { ANN, BEN: cleo } = newPeople();
      const chat: HostChat = { id: "never-here", calls: "voice", members: [ANN, cleo] };
      const ann = await world.annsDevice.open(world.site.pageFor(ANN, chat));
      await ann.press("Voice call");
      assert.equal((await ann.hearsOf("ended")).reason, "offline");
      const [call] = await world.history(cleo, chat);
      assert.equal(call.status, "missed");
      assert.equal(call.userStatus, "missed");
      await ann.close();
    },
  );
});

declare global {
  interface Window {
    keptConnections: RTCPeerConnection[];
  }
}

/** Runs inside a page before anything else. */
function keepConnections(): void {
  window.keptConnections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.keptConnections.push(this);
    }
  };
}

/** Runs inside a page: what each of its senders has sent so far. */
async function soundSent() {
  const [connection] = window.keptConnections;
  return await Promise.all(
    connection.getSenders().map(async (sender) => {
      const reports = [...(await sender.getStats()).values()];
      const sound = reports.filter(({ type }) => type === "outbound-rtp");
      const packetsSent = sound.reduce((sum, report) => sum + report.packetsSent, 0);
      return { track: sender.track && sender.track.kind, packetsSent };
    }),
  );
}
