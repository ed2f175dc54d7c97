/** Scheduled calls over REST and in the store. */
import assert from "node:assert/strict";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import type { ScheduledRecord } from "../../../server/store/schedule-store.ts";
import type { TestServer } from "../../support/server-harness.ts";

const HOUR_MS = 3600_000;
export const PATH = "/api/scheduled-calls";
export const GROUP = { members: ["ann", "ben", "cal"] };

export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
export const wanted = (change: object = {}) => ({
  chatId: "chat-1",
  callType: "video",
  startsAt: inHours(1),
  ...change,
});

export async function ask(
  server: TestServer,
  userId: string,
  method: string,
  path = PATH,
  body?: object,
) {
  const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
  const response = await server.api(userId, path, init);
  const { data, error } = await response.json();
  return { status: response.status, data, code: error?.code };
}

export async function make(server: TestServer, userId: string, change: object = {}) {
  const { data, code } = await ask(server, userId, "POST", PATH, wanted(change));
  assert.equal(code, undefined);
  return data as ScheduledCall;
}

export async function listOf(
  server: TestServer,
  userId: string,
  query = "",
): Promise<ScheduledCall[]> {
  return (await ask(server, userId, "GET", `${PATH}${query}`)).data.scheduledCalls;
}

/** Registers a chat as the host's back end does. */
export async function register(server: TestServer, id: string, members: string[]) {
  const response = await fetch(`${server.url}/api/chats/${id}`, {
    method: "PUT",
    headers: { authorization: "Bearer host-key" },
    body: JSON.stringify({ calls: "video", members: members.map((id) => ({ id, name: id })) }),
  });
  assert.equal(response.status, 200);
  await response.body?.cancel();
}

/** A scheduled call of ann and ben that was due a minute ago. */
export const due = (id: string): ScheduledRecord => ({
  id,
  chatId: "chat-1",
  callType: "voice",
  startsAt: Date.now() - 60_000,
  participants: [{ id: "ann", name: "Ann" }, { id: "ben", name: "Ben" }],
});

export async function scheduledRowsNaming(kv: Deno.Kv, userId: string) {
  const rows = await Array.fromAsync(kv.list({ prefix: [] }));
  const naming = rows.filter(({ key, value }) =>
    String(key[0]).startsWith("scheduled") && JSON.stringify([key, value]).includes(userId)
  );
  return naming.map(({ key }) => key);
}
