/** The REST routes that the element asks, answered in the page; every other request goes its way. */
import { DEFAULT_SETTINGS, SettingsChange } from "../../server/protocol/personal-settings.ts";
import { check } from "../../server/protocol/codec.ts";
import type { CallEntry, CallPage } from "../../server/protocol/rest.ts";
import { type CallRecord, durationSecondsOf, isLive } from "../../server/store/call-record.ts";
import type { CallDesk } from "./call-desk.ts";
import { TEST_CONFIG } from "./test-server.ts";

/** Answers below this address; gives the way back. */
export function serveApi(server: string, selfId: string, desk: CallDesk): () => void {
  const { fetch } = globalThis;
  let settings = DEFAULT_SETTINGS;

  async function answer(request: Request): Promise<unknown> {
    const path = request.url.slice(server.length).split("?")[0];
    switch (`${request.method} ${path}`) {
      case "GET api/calls":
        return pageOf(desk.calls.filter((call) => !isLive(call)), selfId);
      case "GET api/config":
        return TEST_CONFIG;
      case "GET api/me/settings":
        return settings;
      case "PUT api/me/settings": {
        const change = check(SettingsChange, await request.json());
        return change.ok ? settings = { ...settings, ...change.value } : null;
      }
      default:
        return null;
    }
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${server}api/`)) return await fetch(input, init);
    const data = await answer(request);
    const error = { code: "not-found", message: `A test call knows no ${request.url}` };
    return data === null
      ? Response.json({ success: false, error }, { status: 404 })
      : Response.json({ success: true, data });
  };
  return () => {
    globalThis.fetch = fetch;
  };
}

function pageOf(calls: readonly CallRecord[], selfId: string): CallPage {
  return {
    calls: calls.map((call) => entryOf(call, selfId)),
    pagination: {
      total: calls.length,
      limit: calls.length,
      offset: 0,
      hasMore: false,
      cursor: null,
    },
  };
}

function entryOf(call: CallRecord, selfId: string): CallEntry {
  const { id, chatId, callType, status, callerId, endReason, participants } = call;
  const people = participants.map(({ userId, name, picture, status, joinedAt, leftAt }) => ({
    userId,
    name,
    ...(picture !== undefined && { picture }),
    userStatus: status,
    joinedAt: timeOf(joinedAt),
    leftAt: timeOf(leftAt),
  }));
  const own = people.find(({ userId }) => userId === selfId);
  const { userId, name } = people.find((one) => one.userId === callerId)!;
  return {
    id,
    chatId,
    callType,
    status,
    isIncoming: callerId !== selfId,
    isOutgoing: callerId === selfId,
    caller: { userId, name },
    participants: people,
    userStatus: own?.userStatus ?? "missed",
    initiatedAt: new Date(call.initiatedAt).toISOString(),
    startedAt: timeOf(call.startedAt),
    endedAt: timeOf(call.endedAt),
    duration: durationSecondsOf(call),
    endReason,
    quality: null,
  };
}

const timeOf = (epochMs: number | null): string | null =>
  epochMs === null ? null : new Date(epochMs).toISOString();
