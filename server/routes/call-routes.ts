/** A person's calls over REST: history, statistics, and single calls. */
import { callEntryOf } from "../calls/call-entry.ts";
import { factory } from "../deps.ts";
import { SessionId } from "../protocol/ids.ts";
import {
  CallEntry,
  CallPage,
  CallsQuery,
  CallStatistics,
  OFFSET_MAX,
  PAGE_DEFAULT,
  StatisticsQuery,
} from "../protocol/rest.ts";
import { DAY_MS } from "../store/kv/calendar.ts";
import { countCalls } from "../store/statistics/call-count.ts";
import { type CallFilter, listCalls, readCallOf } from "../store/calls/call-history.ts";
import { readStatistics } from "../store/statistics/call-statistics.ts";
import { type Answer, endpoint } from "./endpoint.ts";

const TAG = "Calls";
const MOMENT = "a day in UTC (`2026-01-31`) or a time (`2026-01-31T12:00:00Z`)";

/** `/api/calls`, behind `requireUser`. */
export const callRoutes = factory.createApp()
  .get(
    "/",
    endpoint({
      tag: TAG,
      summary: "The person's calls, newest first",
      description:
        "`status` is the call's; `userStatus` says how it went for the person. `total` counts the " +
        "calls on all pages; it is null only if `from` or `to` excludes more than 1,000 calls of " +
        "one day.",
      auth: "user",
      query: CallsQuery,
      queryNotes: {
        chatId: "Calls of this chat.",
        type: "Calls of this type.",
        status: "Calls with this status.",
        direction: "Calls that the person received, or those that they made.",
        from: `Calls that began at this time or later: ${MOMENT}.`,
        to: `Calls that began by this time: ${MOMENT}; a day counts to its end.`,
        limit: `Calls on the page; ${PAGE_DEFAULT} by default.`,
        offset: `Calls to skip, up to ${OFFSET_MAX}; beyond that, use \`cursor\`.`,
        cursor: "The `cursor` of the previous page; keep the same filters.",
      },
      data: CallPage,
    }, async ({ deps: { store }, identity, query }): Promise<Answer<CallPage>> => {
      const { limit = PAGE_DEFAULT, offset = 0, cursor: after } = query;
      const userId = identity.user.id;
      const filter = filterOf(userId, query);
      const paging = { limit, offset, ...(after === undefined ? {} : { cursor: after }) };
      const [page, total] = await Promise.all([
        listCalls(store, { ...filter, ...paging }),
        countCalls(store, filter),
      ]);
      if (!page) return malformed("cursor: not one that this server returned");
      const { calls, cursor } = page;
      return {
        ok: true,
        data: {
          calls: calls.map((record) => callEntryOf(record, userId)),
          pagination: { total, limit, offset, hasMore: cursor !== null, cursor },
        },
      };
    }),
  )
  .get(
    "/stats",
    endpoint({
      tag: TAG,
      summary: "Statistics of the person's calls",
      description: "Only calls that are over count.",
      auth: "user",
      query: StatisticsQuery,
      queryNotes: {
        chatId: "Calls of this chat.",
        timeframe: "How many days, up to and including today, in UTC; `30d` by default.",
      },
      data: CallStatistics,
    }, async ({ deps: { store, now }, identity, query: { timeframe = "30d", chatId } }) => ({
      ok: true,
      data: await readStatistics(store, {
        userId: identity.user.id,
        ...(chatId === undefined ? {} : { chatId }),
        timeframe,
        now: now(),
      }),
    })),
  )
  .get(
    "/:id",
    endpoint({
      tag: TAG,
      summary: "One of the person's calls",
      auth: "user",
      params: { id: SessionId },
      absent: "call-not-found",
      data: CallEntry,
    }, async ({ deps, identity, params }) => {
      const userId = identity.user.id;
      const record = await readCallOf(deps.store, userId, params.id);
      if (!record) return { ok: false, code: "call-not-found", message: "There is no such call" };
      return { ok: true, data: callEntryOf(record, userId) };
    }),
  );

function malformed(message: string): Answer<never> {
  return { ok: false, code: "malformed", message };
}

function filterOf(
  userId: string,
  { from, to, limit: _, offset: __, cursor: ___, ...kinds }: CallsQuery,
): CallFilter {
  return {
    userId,
    ...kinds,
    ...(from === undefined ? {} : { from: Date.parse(from) }),
    ...(to === undefined ? {} : { before: endOf(to) }),
  };
}

/** The exclusive end of `to`: after the day, or after the millisecond. */
function endOf(to: string): number {
  return Date.parse(to) + (to.includes("T") ? 1 : DAY_MS);
}
