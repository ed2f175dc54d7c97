// Makes a call token in plain Node, for any web framework. No package is needed.
import { createHmac } from "node:crypto";

/**
 * The token says who the visitor is and whom they may call (nobody without a chat). Check your
 * login and chat first.
 */
export function callToken(user, chat, secret) {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = [
    { alg: "HS256", typ: "JWT" },
    {
      sub: user.id,
      name: user.name,
      aud: "chat-call",
      iat: now,
      exp: now + 600,
      ...(chat && { chat: { ...chat, calls: "video" } }),
    },
  ].map(part).join(".");
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

// With Express: app.get("/call-token", (request, response) => {
//   const chat = findChat(request.query.chat, request.user);
//   if (!chat) return response.sendStatus(403);
//   response.set("cache-control", "no-store").json({ token: callToken(request.user, chat, secret) });
// });
