/** A page closes in the middle of its request: there is nobody to answer, and nothing is wrong. */
import assert from "node:assert/strict";
import { createLog } from "../../../server/log.ts";
import { startTestServer } from "../../support/server-harness.ts";

Deno.test("a body that breaks off is not logged as an error", async () => {
  const lines: string[] = [];
  const log = createLog("info", (line) => lines.push(line));
  await using server = await startTestServer({ log });
  const { hostname, port } = new URL(server.url);
  const request = "POST /api/away HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\n" +
    "content-length: 100\r\n\r\nbegun";
  const connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode(request));
  // Reading must have begun before the connection closes; a later request shows that it has.
  await (await fetch(`${server.url}/healthz`)).body?.cancel();
  connection.close();
  while (!lines.some((line) => line.includes("/api/away"))) {
    await (await fetch(`${server.url}/healthz`)).body?.cancel();
  }
  assert.deepEqual(lines.filter((line) => line.includes('"error"')), []);
});
