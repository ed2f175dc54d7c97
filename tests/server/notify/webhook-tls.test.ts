/**
 * Webhooks over TLS from a whole server go only to a receiver with a trusted certificate for the
 * name in the setting.
 */
import assert from "node:assert/strict";
import { SECRET, startCallServer } from "../../e2e/support/call-server.ts";
import { connectClient } from "../../support/connect-client.ts";
import { mintToken } from "../../support/host-tokens.ts";
import { CERTIFICATE, CERTIFICATE_KEY } from "../../support/test-certificate.ts";
import { startReceiver } from "./receiver.ts";

const TLS = { cert: CERTIFICATE, key: CERTIFICATE_KEY };

/**
 * A server that posts a call to this address; `trusts` adds the test's certificate to the trusted
 * ones.
 */
async function tellOfCall(url: string, { trusts }: { trusts: boolean }) {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-tls-" });
  await Deno.writeTextFile(`${folder}/ca.pem`, CERTIFICATE);
  const server = await startCallServer(`${folder}/kv.sqlite`, {
    WEBHOOK_URL: url,
    WEBHOOK_SECRET: `whsec_${new Uint8Array(32).fill(7).toBase64()}`,
    WEBHOOK_ALLOW_PRIVATE: "true",
    ...(trusts ? { NODE_EXTRA_CA_CERTS: `${folder}/ca.pem` } : {}),
  });
  const ann = await connectClient(server.url, "ann", {
    token: await mintToken("ann", { secret: SECRET, chat: {} }),
  });
  await ann.request({ type: "call:initiate", chatId: "chat-1", callType: "voice" });
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.kill("SIGKILL");
      await ann.closed;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Waits until the first post has failed and is to be retried. */
async function isToTryAgain(url: string): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    if (metrics.includes('webhook_attempts_total{outcome="retried"} 1')) return;
    assert.ok(metrics.includes('webhook_attempts_total{outcome="delivered"} 0'), "delivered");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

Deno.test("webhooks go over TLS to a receiver with a trusted certificate for the name", async () => {
  await using receiver = startReceiver(0, TLS);
  const { port } = new URL(receiver.url);
  // The certificate names localhost, not the address that the server connects to.
  await using _server = await tellOfCall(`https://localhost:${port}/events`, { trusts: true });
  const [post] = await receiver.received(1);
  assert.equal(post.event.type, "call.initiated");
  assert.equal(post.headers.get("host"), `localhost:${port}`);
});

Deno.test("webhooks are not sent to a receiver with a certificate for another name", async () => {
  await using receiver = startReceiver(0, TLS);
  await using server = await tellOfCall(receiver.url, { trusts: true });
  await isToTryAgain(server.url);
  assert.deepEqual(receiver.posts, []);
});

Deno.test("webhooks are not sent to a receiver with an untrusted certificate", async () => {
  await using receiver = startReceiver(0, TLS);
  const { port } = new URL(receiver.url);
  await using server = await tellOfCall(`https://localhost:${port}/events`, { trusts: false });
  await isToTryAgain(server.url);
  assert.deepEqual(receiver.posts, []);
});
