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
        "settings, contacts, push subscriptions, counters, statistics and history, and removes " +
        "their name from other people's calls. Stop issuing tokens for them first: one that is " +
        "still valid lets them in again. May be repeated, and succeeds for unknown people too.",
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
      summary: "Unsubscribes all of a person's browsers",
      description:
        "For use when a host ends all of a person's sessions: otherwise a browser that is no " +
        "longer theirs would go on showing their missed calls.",
      auth: "host",
      params: { id: UserId },
      data: ForgottenPushes,
    }, async ({ deps, params }) => ({
      ok: true,
      data: { id: params.id, browsers: await forgetPushes(deps.store, params.id) },
    })),
  );
