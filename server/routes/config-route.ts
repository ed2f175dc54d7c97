/** What a client needs to set up its media, with fresh credentials, over REST. */
import { factory } from "../deps.ts";
import { succeed } from "../rest-answer.ts";

/** `/api/config`, behind `requireUser`: the answer of `webrtc:config:get`, and the server's own limits. */
export const configRoute = factory.createApp().get("/", async (c) => {
  const { config, callConfig, version } = c.var.deps;
  return succeed(c, {
    ...await callConfig(c.var.identity.user.id),
    limits: { maxParticipants: config.maxParticipants },
    ringTimeoutSeconds: config.ringTimeoutMs / 1000,
    version,
  });
});
