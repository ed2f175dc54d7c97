/** What the host's back end can do about people. */
import { factory } from "../deps.ts";
import { ForgottenPushes, PersonErasure } from "../protocol/host-api.ts";
import { UserId } from "../protocol/ids.ts";
import { forgetPushes } from "../store/notices/push-store.ts";
import { endpoint } from "./endpoint.ts";

/** `/api/users`, behind `requireHost`. */
export const userRoutes = factory.createApp()
  .delete(
    "/:id",
    endpoint({
      tag: "Host",
      summary: "Erases a person's data",
      description:
        "Ends or leaves their live calls, closes their connections (4401), deletes their " +
        "settings, contacts, browsers to push to, counters, statistics and history, and takes " +
        "their name out of the calls of others. Mint no more tokens for them before: one that " +
        "still holds lets them in again. May be repeated, and succeeds for somebody of whom " +
        "nothing is known.",
      auth: "host",
      params: { id: UserId },
      data: PersonErasure,
    }, async ({ deps, params }) => ({
      ok: true,
      data: { id: params.id, calls: await deps.erasePerson(params.id) },
    })),
  )
  .delete(
    "/:id/push",
    endpoint({
      tag: "Host",
      summary: "Tells a person's browsers nothing more",
      description:
        "Where all of a person's sessions are ended: a browser that is theirs no more would go " +
        "on showing the calls that they miss.",
      auth: "host",
      params: { id: UserId },
      data: ForgottenPushes,
    }, async ({ deps, params }) => ({
      ok: true,
      data: { id: params.id, browsers: await forgetPushes(deps.store, params.id) },
    })),
  );
