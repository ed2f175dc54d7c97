/** `/api/chats` accepts only the host's back end, and keeps what it registers. */
import assert from "node:assert/strict";
import { createKeyCheck } from "../../../server/auth/bearer.ts";
import { ID_MAX_LENGTH, MEMBERS_MAX } from "../../../server/protocol/limits.ts";
import { RestError } from "../../../server/protocol/rest.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

const [NEW, OLD] = ["the-new-key-of-the-host", "the-old-key-of-the-host"];
const PATH = "/api/chats/order-42";
const CHAT = {
  title: "Order 42",
  calls: "video",
  members: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben", picture: "https://x.example/b" }],
  endsAt: 1_900_000_000,
};

const createHostApp = () => createTestApp({ CHAT_CALL_API_KEY: `${NEW},${OLD}` });

interface Ask {
  key?: string;
  path?: string;
  body?: unknown;
}

async function ask(
  { request }: TestApp,
  method: string,
  { key = NEW, path = PATH, body }: Ask = {},
): Promise<{ status: number; data?: unknown; code?: string; message?: string }> {
  const response = await request(path, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const answer = await response.json();
  const { status } = response;
  return answer.success
    ? { status, data: answer.data }
    : { status, ...RestError.parse(answer).error };
}

Deno.test("/api/chats keeps what the host registers until it is deleted", async () => {
  const app = await createHostApp();
  assert.equal((await ask(app, "GET")).code, "chat-not-found");
  const put = await ask(app, "PUT", { body: CHAT });
  assert.deepEqual([put.status, put.data], [200, { id: "order-42", ...CHAT }]);
  assert.deepEqual((await ask(app, "GET", { key: OLD })).data, { id: "order-42", ...CHAT });
  const named = await ask(app, "PUT", { body: { id: "order-42", ...CHAT } });
  assert.deepEqual([named.status, named.data], [200, { id: "order-42", ...CHAT }]);
  const bare = { calls: "none", members: [{ id: "ann", name: "" }] };
  await ask(app, "PUT", { body: { ...bare, title: null, endsAt: null } });
  assert.deepEqual((await ask(app, "GET")).data, { id: "order-42", ...bare, endsAt: null });
  assert.deepEqual((await ask(app, "DELETE")).data, { id: "order-42" });
  assert.deepEqual((await ask(app, "DELETE")).status, 404);
  assert.equal((await ask(app, "GET")).status, 404);
});

Deno.test("/api/chats names members without a name by their id", async () => {
  const app = await createHostApp();
  const members = [{ id: "ann" }, { id: "ben", name: null }, { id: "cal", name: "Cal" }];
  await ask(app, "PUT", { body: { calls: "voice", members } });
  const { members: kept } = (await ask(app, "GET")).data as { members: { name: string }[] };
  assert.deepEqual(kept.map(({ name }) => name), ["ann", "ben", "Cal"]);
});

Deno.test("/api/chats decodes the id in the path, and says what is wrong with one that is too long", async () => {
  const app = await createHostApp();
  for (const id of ["a/b", "Zimmer 7 ☎", "%", "__proto__"]) {
    const path = `/api/chats/${encodeURIComponent(id)}`;
    const put = await ask(app, "PUT", { path, body: CHAT });
    assert.equal((put.data as { id: string }).id, id);
  }
  const long = `/api/chats/${"x".repeat(ID_MAX_LENGTH + 1)}`;
  const refused = await ask(app, "PUT", { path: long, body: CHAT });
  assert.deepEqual([refused.status, refused.code], [400, "malformed"]);
  assert.match(refused.message!, /^id: /);
  assert.equal((await ask(app, "GET", { path: long })).status, 404);
});

Deno.test("/api/chats accepts only the host's key", async () => {
  const app = await createHostApp();
  const keys = [
    "wrong",
    NEW.slice(0, -1),
    `${NEW}x`,
    `${NEW},${OLD}`,
    await mintToken("ann"),
    await mintToken("admin", { claims: { role: "host" } }),
  ];
  for (const key of keys) {
    for (const method of ["PUT", "GET", "DELETE"]) {
      const refused = await ask(app, method, { key, body: method === "GET" ? undefined : CHAT });
      assert.deepEqual([refused.status, refused.code], [401, "unauthorized"]);
    }
  }
  const { status, headers } = await app.request(PATH);
  assert.deepEqual([status, headers.get("www-authenticate")], [401, "Bearer"]);
  assert.equal((await ask(app, "GET")).code, "chat-not-found");
  // The key does not give access to personal data.
  assert.equal((await ask(app, "GET", { path: "/api/me/settings" })).status, 401);
  assert.equal((await ask(app, "POST")).code, "method-not-allowed");
});

Deno.test("/api/chats refuses every request when the server has no key", async () => {
  const app = await createTestApp();
  for (const key of ["", "undefined", NEW]) {
    const refused = await ask(app, "PUT", { key: key || "x", body: CHAT });
    assert.equal(refused.status, 401);
    assert.match(refused.message ?? "", /CHAT_CALL_API_KEY/);
  }
});

const member = { id: "ann", name: "Ann" };
const faults: [string, unknown, RegExp][] = [
  ["an unknown key", { ...CHAT, owner: "ann" }, /unknown key owner/],
  [
    "an id other than the path's",
    { ...CHAT, id: "other" },
    /^id: expected the same as in the path/,
  ],
  ["an id that is not a string", { ...CHAT, id: 42 }, /^id: expected string/],
  ["a prototype", '{"calls":"voice","members":[],"__proto__":{}}', /^(members|unknown key)/],
  [
    "a member's prototype",
    '{"calls":"voice","members":[{"id":"a","name":"A","__proto__":{}}]}',
    /__proto__/,
  ],
  ["no members", { ...CHAT, members: [] }, /^members/],
  ["too many members", { ...CHAT, members: Array(MEMBERS_MAX + 1).fill(member) }, /^members/],
  [
    "a member's name that is not a string",
    { ...CHAT, members: [{ id: "ann", name: 7 }] },
    /^members\.0\.name/,
  ],
  ["another kind of calls", { ...CHAT, calls: "all" }, /^calls/],
  ["an end in words", { ...CHAT, endsAt: "soon" }, /^endsAt/],
  ["a negative end", { ...CHAT, endsAt: -1 }, /^endsAt/],
  ["an end beyond every date", { ...CHAT, endsAt: 1e300 }, /^endsAt/],
  ["no JSON", "members=ann", /not JSON/],
];
for (const [name, body, message] of faults) {
  Deno.test(`/api/chats refuses a chat with ${name}`, async () => {
    const app = await createHostApp();
    const refused = await ask(app, "PUT", { body });
    assert.deepEqual([refused.status, refused.code], [400, "malformed"]);
    assert.match(refused.message ?? "", message);
    assert.equal((await ask(app, "GET")).status, 404);
  });
}

Deno.test("/api/chats refuses a chat that is too large, in any script", async () => {
  const app = await createHostApp();
  const crowd = (name: string) => ({
    calls: "voice",
    members: Array.from({ length: MEMBERS_MAX }, (_, i) => ({ id: `${i}`, name })),
  });
  for (const [name, status] of [["A".repeat(199) + "ж", 200], ["ж".repeat(160), 413]] as const) {
    assert.equal((await ask(app, "PUT", { body: crowd(name) })).status, status);
  }
  const tight = crowd("x".repeat(290 - 60));
  const refused = await ask(app, "PUT", { body: tight });
  assert.equal(refused.code, "malformed");
});

Deno.test("createKeyCheck() accepts each configured key, and nothing when there is none", () => {
  const check = createKeyCheck([NEW, OLD]);
  assert.deepEqual([NEW, OLD, "", NEW + OLD].map(check), [true, true, false, false]);
  assert.deepEqual(["", "undefined"].map(createKeyCheck([])), [false, false]);
});
