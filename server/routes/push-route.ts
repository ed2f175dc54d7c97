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
    }, ({ deps }) => ({ ok: true, data: { publicKey: deps.pushes?.publicKey ?? null } })),
  )
  .put(
    "/",
    endpoint({
      tag: TAG,
      summary: "Tells a browser of calls that the person misses",
      description:
        "By Web Push, whether a page of the site is open or none. A subscription is one " +
        "person's: of whoever has put it last. It goes when the push service says that the " +
        "browser has unsubscribed.",
      auth: "user",
      body: PushSubscription,
      data: PushEndpoint,
      refusals: ["not-found"],
    }, async ({ deps, identity, body }) => {
      const { pushes, store, now } = deps;
      if (!pushes) return { ok: false, code: "not-found", message: "This server pushes nothing" };
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
      summary: "Tells a browser nothing more",
      description: "Succeeds for a subscription that is not the person's, and leaves it alone.",
      auth: "user",
      body: PushEndpoint,
      data: PushEndpoint,
    }, async ({ deps, identity, body }) => {
      await removePush(deps.store, identity.user.id, body.endpoint);
      return { ok: true, data: body };
    }),
  );
