/** The browsers to which a person's call notifications go while the site is closed, over REST. */
import { factory } from "../deps.ts";
import { PushEndpoint, PushKey, PushSubscription } from "../protocol/push.ts";
import { removePush, savePush } from "../store/notices/push-store.ts";
import { endpoint } from "./endpoint.ts";

const TAG = "Push";

/** `/api/me/push`, behind `requireUser`. */
export const pushRoute = factory.createApp()
  .get(
    "/",
    endpoint({
      tag: TAG,
      summary: "The key that a browser subscribes with",
      auth: "user",
      data: PushKey,
    }, ({ deps: { pushes, scheduled } }) => ({
      ok: true,
      data: {
        publicKey: pushes?.publicKey ?? null,
        scheduledCalls: pushes !== null && scheduled !== null,
      },
    })),
  )
  .put(
    "/",
    endpoint({
      tag: TAG,
      summary: "Subscribes a browser to notifications of missed calls",
      description:
        "They come by Web Push, whether a page of the site is open or not. A subscription " +
        "belongs to one person: the last who put it. It is deleted when the push service says " +
        "that the browser has unsubscribed.",
      auth: "user",
      body: PushSubscription,
      data: PushEndpoint,
      refusals: ["not-found"],
    }, async ({ deps, identity, body }) => {
      const { pushes, store, now } = deps;
      if (!pushes) {
        return { ok: false, code: "not-found", message: "Push is turned off on this server" };
      }
      const refusal = await pushes.refusalOf(body);
      if (refusal) return { ok: false, code: "malformed", message: refusal };
      await savePush(store, identity.user.id, { ...body, savedAt: now() });
      return { ok: true, data: { endpoint: body.endpoint } };
    }),
  )
  .delete(
    "/",
    endpoint({
      tag: TAG,
      summary: "Unsubscribes a browser",
      description: "Succeeds for another person's subscription too, but leaves it alone.",
      auth: "user",
      body: PushEndpoint,
      data: PushEndpoint,
    }, async ({ deps, identity, body }) => {
      await removePush(deps.store, identity.user.id, body.endpoint);
      return { ok: true, data: body };
    }),
  );
