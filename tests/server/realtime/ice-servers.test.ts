/** STUN and TURN for one person. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { iceServers, TURN_CREDENTIAL_SECONDS } from "../../../server/ice/ice-servers.ts";

const NOW_MS = 1_750_000_000_500;
const STUN = ["stun:s.example:3478"];
const TURN = ["turn:t.example:3478", "turns:t.example:443?transport=tcp"];

Deno.test("iceServers() makes coturn's time-limited credentials", async () => {
  const turn = { kind: "time-limited" as const, urls: TURN, secret: "north" };
  const ice = { stunUrls: STUN, turn, transportPolicy: "all" as const };
  const [stun, relay] = await iceServers(ice, "ann", NOW_MS);
  assert.deepEqual(stun, { urls: STUN });
  const username = relay.username ?? "";
  const [expiry, name] = username.split(":");
  assert.equal(Number(expiry), 1_750_000_000 + TURN_CREDENTIAL_SECONDS);
  assert.match(name, /^[0-9a-f]{16}$/);
  // The relay's check, implemented independently.
  assert.equal(relay.credential, createHmac("sha1", "north").update(username).digest("base64"));
});

Deno.test("iceServers() gives a person the same name each time, and no two people the same", async () => {
  const turn = { kind: "time-limited" as const, urls: TURN, secret: "north" };
  const ice = { stunUrls: [], turn, transportPolicy: "all" as const };
  const nameOf = async (userId: string, nowMs: number) =>
    (await iceServers(ice, userId, nowMs))[0].username?.split(":")[1];
  assert.equal(await nameOf("ann", NOW_MS), await nameOf("ann", NOW_MS + 60_000));
  assert.notEqual(await nameOf("ann", NOW_MS), await nameOf("ben", NOW_MS));
});

Deno.test("iceServers() passes on fixed credentials, and is empty when nothing is set", async () => {
  const turn = { kind: "fixed" as const, urls: TURN, username: "u", credential: "c" };
  assert.deepEqual(await iceServers({ stunUrls: [], turn, transportPolicy: "relay" }, "ann", 0), [
    { urls: TURN, username: "u", credential: "c" },
  ]);
  assert.deepEqual(
    await iceServers({ stunUrls: [], turn: null, transportPolicy: "all" }, "ann", 0),
    [],
  );
});
