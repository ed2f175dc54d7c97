/** The deployment files name only settings that exist, and start the server once filled in. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../server/config/config.ts";
import { isMissing } from "../support/daemon.ts";
import { FILLED, settingsRead } from "./config/settings-read.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => Deno.readTextFileSync(`${ROOT}${path}`);
const FILES = "server/operations";

/** Read by the runtimes and by the database client. */
const OTHERS = ["NODE_ENV", "DENO_DIR", "DENO_KV_ACCESS_TOKEN"];

/** The `NAME=value` lines; with `commented`, those commented out as well. */
function assignments(text: string, { commented = false } = {}): Record<string, string> {
  const line = commented ? /^#?([A-Z_]+)=(.*)$/gm : /^([A-Z_]+)=(.*)$/gm;
  return Object.fromEntries(
    Array.from(text.matchAll(line), ([, name, value]) => [name, value || FILLED[name] || ""]),
  );
}

/** The server's environment in the compose file, with variables substituted as compose does. */
function composeEnvironment(variables: Record<string, string>): Record<string, string> {
  const [, block] = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(
    read(`${FILES}/container/compose.yaml`),
  )!;
  const filled = (value: string) =>
    value.replaceAll(/\$\{([A-Z_]+)(?::[?-][^}]*)?\}/g, (_, name) => {
      assert.ok(name in variables, `compose.env.example has no ${name}`);
      return variables[name];
    });
  return Object.fromEntries(
    Array.from(block.matchAll(/^ {6}([A-Z_]+): (.*)$/gm), ([, name, value]) => [
      name,
      filled(value),
    ]),
  );
}

function starts(environment: Record<string, string>, where: string): void {
  const known = settingsRead();
  const unknown = Object.keys(environment)
    .filter((name) => !known.has(name) && !OTHERS.includes(name));
  assert.deepEqual(unknown, [], `${where} sets what the server does not read`);
  const loaded = loadConfig(environment);
  assert.equal(loaded.ok ? null : loaded.problem, null, where);
}

Deno.test("compose.yaml gives the server only settings that exist, and starts it", () => {
  const variables = assignments(read(`${FILES}/container/compose.env.example`));
  const environment = composeEnvironment(variables);
  assert.equal(environment.TURN_SECRET, FILLED.TURN_SECRET);
  starts(environment, "compose.yaml");
});

Deno.test("chat-call.env.example has only settings that exist, and starts the server", () => {
  const text = read(`${FILES}/systemd/chat-call.env.example`);
  starts(assignments(text), "chat-call.env.example");
  const all = assignments(text, { commented: true });
  all.WEBHOOK_SECRET = `whsec_${btoa("a secret for the webhooks")}`;
  starts(all, "chat-call.env.example with every line uncommented");
});

Deno.test("the service and the image set only what the server reads", () => {
  const [, service] = /^Environment=(.*)$/m.exec(read(`${FILES}/systemd/chat-call.service`))!;
  const [, image] = /^ENV ((?:.*\\\n)*.*)$/m.exec(read(`${FILES}/container/Containerfile`))!;
  for (const [where, words] of [["chat-call.service", service], ["Containerfile", image]]) {
    const lines = words.split(/[\s\\]+/).join("\n");
    starts({ ...assignments(lines), CHAT_CALL_SECRET: FILLED.CHAT_CALL_SECRET }, where);
  }
});

/** What systemd reports about a unit file. */
async function complaintsOfSystemd(unit: string): Promise<string[]> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-" });
  try {
    await Deno.writeTextFile(`${folder}/chat-call.service`, unit);
    const { stderr } = await new Deno.Command("systemd-analyze", {
      args: ["verify", "--man=no", `${folder}/chat-call.service`],
    }).output();
    // It may report other units of this machine too.
    const lines = new TextDecoder().decode(stderr).split("\n");
    return lines.filter((line) => line.includes("chat-call"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test({
  name: "chat-call.service passes systemd-analyze",
  ignore: isMissing("systemd-analyze"),
}, async () => {
  // The program's path differs between machines.
  const unit = read(`${FILES}/systemd/chat-call.service`).replace(
    /^ExecStart=\S+/m,
    "ExecStart=/bin/sh",
  );
  assert.deepEqual(await complaintsOfSystemd(unit), []);
  const wrong = await complaintsOfSystemd(`${unit}\n[Service]\nProtectEverything=yes\n`);
  assert.match(wrong.join(), /ProtectEverything/);
});

Deno.test("settingsRead() finds every setting that the code names", () => {
  const files = [...Deno.readDirSync(`${ROOT}server/config`)];
  const named = files.flatMap(({ name }) =>
    Array.from(
      read(`server/config/${name}`).matchAll(/"([A-Z]+(?:_[A-Z]+)+|PORT|HOST)"/g),
      ([, one]) => one,
    )
  );
  assert.deepEqual([...settingsRead()].sort(), [...new Set(named)].sort());
});

Deno.test("server/README.md lists exactly the settings that are read", () => {
  const [, table] = /## Settings\n([\s\S]*?)\n## /.exec(read("server/README.md"))!;
  const named = new Set(
    Array.from(table.matchAll(/`([A-Z]+_[A-Z_]+|PORT|HOST)`/g), ([, name]) => name),
  );
  const known = settingsRead();
  const missing = [...known].filter((name) => !named.has(name));
  assert.deepEqual(missing, [], "undocumented settings");
  const invented = [...named].filter((name) => !known.has(name) && !OTHERS.includes(name));
  assert.deepEqual(invented, [], "documented settings that do not exist");
});
