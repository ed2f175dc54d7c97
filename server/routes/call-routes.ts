/** A person's calls over REST: their history, and one of them. */
import { callEntryOf } from "../calls/call-entry.ts";
import { factory } from "../deps.ts";
import { check } from "../protocol/codec.ts";
import { SessionId } from "../protocol/ids.ts";
import { CallsQuery, PAGE_DEFAULT } from "../protocol/rest.ts";
import { listCalls, readCallOf } from "../store/call-history.ts";
import { fail, succeed } from "../rest-answer.ts";
import type { CallPage } from "../protocol/rest.ts";

/** `/api/calls`, behind `requireUser`. */
export const callRoutes = factory.createApp()
  .get("/", async (c) => {
    const query = check(CallsQuery, c.req.query());
    if (!query.ok) return fail(c, "malformed", query.problem);
    const { limit = PAGE_DEFAULT, ...rest } = query.value;
    const userId = c.var.identity.user.id;
    const page = await listCalls(c.var.deps.store, { userId, limit, ...rest });
    if (!page) return fail(c, "malformed", "cursor: not one that this server gave");
    const { calls, cursor } = page;
    return succeed<CallPage>(c, {
      calls: calls.map((record) => callEntryOf(record, userId)),
      pagination: { total: null, limit, offset: 0, hasMore: cursor !== null, cursor },
    });
  })
  .get("/:id", async (c) => {
    const userId = c.var.identity.user.id;
    const id = check(SessionId, c.req.param("id"));
    const record = id.ok ? await readCallOf(c.var.deps.store, userId, id.value) : null;
    if (!record) return fail(c, "call-not-found", "There is no such call");
    return succeed(c, callEntryOf(record, userId));
  });
