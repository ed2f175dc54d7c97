/** The demo site on a separate port, and what prevents its start there. */
import { equal, match, throws } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { ownPort } from "../../demo/own-port.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The exit code and stderr of a demo that cannot start. */
async function failedStart(settings: Record<string, string>) {
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "demo/main.ts"],
    cwd: ROOT,
    env: {
      PORT: "0",
      KV_PATH: ":memory:",
      CHAT_CALL_SECRET: "a secret of a test with more than 32 bytes",
      ...settings,
    },
    stdout: "null",
  }).output();
  return { code, said: new TextDecoder().decode(stderr) };
}

Deno.test("DEMO_PORT sets the site's own port; unset or 0, the site shares the call server's", () => {
  equal(ownPort({ DEMO_PORT: "8001" }), 8001);
  equal(ownPort({}), undefined);
  equal(ownPort({ DEMO_PORT: "0" }), undefined);
});

Deno.test("an invalid DEMO_PORT is refused", () => {
  for (const DEMO_PORT of ["80O1", "-1", "65536", "8001.5"]) {
    throws(() => ownPort({ DEMO_PORT }), /^ConfigProblem: DEMO_PORT is ".*": use a whole number/);
  }
});

Deno.test("an invalid DEMO_PORT stops the demo with one line that says so", async () => {
  const { code, said } = await failedStart({ DEMO_PORT: "eighty" });
  equal(code, 1);
  match(said, /^DEMO_PORT is "eighty": use a whole number from 1 to 65535, or 0 for .*\n$/);
});

Deno.test("a DEMO_PORT in use stops the demo with one line that says so", async () => {
  using other = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = other.addr;
  const { code, said } = await failedStart({ DEMO_PORT: String(port) });
  equal(code, 1);
  equal(said, `DEMO_PORT ${port} is in use by another process: set another DEMO_PORT\n`);
});
