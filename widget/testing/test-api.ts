/** Answers the element's REST requests inside the page; every other request passes through. */
import type { Refusal } from "../../server/calls/call-service.ts";
import { callEntryOf } from "../../server/calls/call-entry.ts";
import { check } from "../../server/protocol/codec.ts";
import { SettingsChange } from "../../server/protocol/personal-settings.ts";
import {
  type CallEntry,
  type CallPage,
  CallsQuery,
  PAGE_DEFAULT,
} from "../../server/protocol/rest.ts";
import { type CallRecord, partOf } from "../../server/store/calls/call-record.ts";
import { ERROR_STATUS } from "../../server/protocol/error-code.ts";
import { ScheduleRequest } from "../../server/protocol/schedule.ts";
import type { CallDesk } from "./call-desk.ts";
import type { TestSchedule } from "./test-schedule.ts";
import { TEST_CONFIG } from "./test-server.ts";

/** Answers requests below this address; returns a function that undoes it. */
export function serveApi(
  server: string,
  selfId: string,
  desk: CallDesk,
  schedule: TestSchedule,
): () => void {
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
        return { publicKey: null, scheduledCalls: false };
      case "GET api/scheduled-calls":
        return { scheduledCalls: schedule.list() };
      case "POST api/scheduled-calls": {
        const wanted = check(ScheduleRequest, await request.json());
        if (!wanted.ok) return null;
        const made = schedule.make(wanted.value);
        return made.ok ? made.scheduledCall : made;
      }
      default:
        return answerOf(
          request.method,
          path,
          Number(new URLSearchParams(search).get("after") ?? 0),
        );
    }
  }

  /** Answers a request about one call. */
  function answerOf(method: string, path: string, after: number): unknown {
    const [, messagesOf] = /^api\/calls\/([^/]+)\/messages$/.exec(path) ?? [];
    const [, scheduled] = /^api\/scheduled-calls\/([^/]+)$/.exec(path) ?? [];
    if (method === "GET" && messagesOf) return desk.messagesOf(selfId, messagesOf, after);
    if (method !== "DELETE" || !scheduled) return null;
    return schedule.takeBack(scheduled) ? { id: scheduled } : null;
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith(`${server}api/`)) return await fetch(input, init);
    const data = await answer(request);
    const error = { code: "not-found", message: `A test call does not support ${request.url}` };
    if (data === null) return Response.json({ success: false, error }, { status: 404 });
    if (isRefusal(data)) {
      const { code, message } = data;
      const status = ERROR_STATUS[code];
      return Response.json({ success: false, error: { code, message } }, { status });
    }
    return Response.json({ success: true, data });
  };
  return () => {
    globalThis.fetch = fetch;
  };
}

const isRefusal = (data: unknown): data is Refusal =>
  typeof data === "object" && data !== null && "ok" in data && data.ok === false;

/** A page of the calls that this person may know of. */
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
