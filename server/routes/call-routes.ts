/** A person's calls over REST: their history, and one of them. */
import { callEntryOf } from "../calls/call-entry.ts";
import { factory } from "../deps.ts";
import { SessionId } from "../protocol/ids.ts";
import { CallEntry, CallPage, CallsQuery, PAGE_DEFAULT } from "../protocol/rest.ts";
import { listCalls, readCallOf } from "../store/call-history.ts";
import { endpoint } from "./endpoint.ts";

const TAG = "Calls";

/** `/api/calls`, behind `requireUser`. */
export const callRoutes = factory.createApp()
  .get(
    "/",
    endpoint({
      tag: TAG,
      summary: "The person's calls, newest first",
      auth: "user",
      query: CallsQuery,
      data: CallPage,
    }, async ({ deps, identity, query: { limit = PAGE_DEFAULT, ...rest } }) => {
      const userId = identity.user.id;
      const page = await listCalls(deps.store, { userId, limit, ...rest });
      if (!page) {
        return {
          ok: false,
          code: "malformed",
          message: "cursor: not one that this server gave",
        };
      }
      const { calls, cursor } = page;
      return {
        ok: true,
        data: {
          calls: calls.map((record) => callEntryOf(record, userId)),
          pagination: { total: null, limit, offset: 0, hasMore: cursor !== null, cursor },
        },
      };
    }),
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
