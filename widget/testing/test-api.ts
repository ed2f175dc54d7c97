/** The REST routes that the element asks, answered in the page; every other request goes its way. */
import { callEntryOf } from "../../server/calls/call-entry.ts";
import { check } from "../../server/protocol/codec.ts";
import { SettingsChange } from "../../server/protocol/personal-settings.ts";
import {
  type CallEntry,
  type CallPage,
  CallsQuery,
  PAGE_DEFAULT,
} from "../../server/protocol/rest.ts";
import { type CallRecord, partOf } from "../../server/store/call-record.ts";
import type { CallDesk } from "./call-desk.ts";
import { TEST_CONFIG } from "./test-server.ts";

/** Answers below this address; gives the way back. */
export function serveApi(server: string, selfId: string, desk: CallDesk): () => void {
  const { fetch } = globalThis;

  function callsOf(asked: Record<string, string>): CallPage | null {
    const query = check(CallsQuery, asked);
    const isKnown = query.ok && query.value.from === undefined && query.value.to === undefined;
    return isKnown ? pageOf(desk.calls, selfId, query.value) : null;
  }

  async function answer(request: Request): Promise<unknown> {
    const [path, search] = request.url.slice(server.length).split("?");
    switch (`${request.method} ${path}`) {
      case "GET api/calls":
        return callsOf(Object.fromEntries(new URLSearchParams(search)));
      case "GET api/config":
        return TEST_CONFIG;
      case "GET api/me/settings":
        return desk.settingsOf(selfId);
      case "PUT api/me/settings": {
        const change = check(SettingsChange, await request.json());
        return change.ok ? desk.changeSettings(selfId, change.value) : null;
      }
      case "GET api/me/push":
        return { publicKey: null };
      default: {
        const [, id] = /^GET api\/calls\/([^/]+)\/messages$/.exec(`${request.method} ${path}`) ??
          [];
        const after = Number(new URLSearchParams(search).get("after") ?? 0);
        return id === undefined ? null : desk.messagesOf(selfId, id, after);
      }
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

/** Calls that this person may know of, a page of them. */
function pageOf(calls: readonly CallRecord[], selfId: string, query: CallsQuery): CallPage {
  const { chatId, type, status, direction, limit = PAGE_DEFAULT, offset = 0, cursor } = query;
  const entries = calls.filter((call) => partOf(call, selfId))
    .map((call) => callEntryOf(call, selfId))
    .filter((entry) =>
      (chatId ?? entry.chatId) === entry.chatId && (type ?? entry.callType) === entry.callType &&
      (status ?? entry.status) === entry.status &&
      (direction === undefined || entry.isIncoming === (direction === "incoming"))
    );
  const begin = offset + entries.findIndex((entry) => cursorOf(entry) === cursor) + 1;
  const page = entries.slice(begin, begin + limit);
  const hasMore = entries.length > begin + limit;
  const last = page.at(-1);
  return {
    calls: page,
    pagination: {
      total: entries.length,
      limit,
      offset,
      hasMore,
      cursor: hasMore && last ? cursorOf(last) : null,
    },
  };
}

const cursorOf = ({ initiatedAt, id }: CallEntry): string => `${Date.parse(initiatedAt)}.${id}`;
