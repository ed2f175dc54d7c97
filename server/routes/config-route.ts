/** What a client needs to set up media, with fresh credentials, over REST. */
import { factory } from "../deps.ts";
import { BODY_MAX_BYTES, MESSAGE_MAX_BYTES } from "../protocol/limits.ts";
import { PAGE_MAX, ServerConfig } from "../protocol/rest.ts";
import { endpoint } from "./endpoint.ts";

/**
 * `/api/config`, behind `requireUser`: the answer of `webrtc:config:get`, and the server's limits.
 */
export const configRoute = factory.createApp().get(
  "/",
  endpoint({
    tag: "Configuration",
    summary: "ICE servers with fresh credentials, limits, ring timeout, version",
    auth: "user",
    data: ServerConfig,
  }, async ({ deps: { config, callConfig, version }, identity }) => ({
    ok: true,
    data: {
      ...await callConfig(identity.user.id),
      limits: {
        maxParticipants: config.maxParticipants,
        messageBytes: MESSAGE_MAX_BYTES,
        bodyBytes: BODY_MAX_BYTES,
        pageSize: PAGE_MAX,
      },
      ringTimeoutSeconds: config.ringTimeoutMs / 1000,
      version,
    },
  })),
);
