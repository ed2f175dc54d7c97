/** The files for whoever runs the server name only settings that there are, and filled in they start it. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { loadConfig } from "../../server/config/config.ts";
import { FILLED, settingsRead } from "./config/settings-read.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => Deno.readTextFileSync(`${ROOT}${path}`);
const FILES = "server/operations";

/** Read by the runtimes, and by the database's client. */
const OTHERS = ["NODE_ENV", "DENO_DIR", "DENO_KV_ACCESS_TOKEN"];

/** `NAME=value` lines, those that are commented out as well where they are wanted. */
function assignments(text: string, { commented = false } = {}): Record<string, string> {
  const line = commented ? /^#?([A-Z_]+)=(.*)$/gm : /^([A-Z_]+)=(.*)$/gm;
  return Object.fromEntries(
    Array.from(text.matchAll(line), ([, name, value]) => [name, value || FILLED[name] || ""]),
  );
}

/** What the compose file gives the server, with its variables filled in as compose does. */
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
  assert.deepEqual(unknown, [], `${where} sets what nobody reads`);
  const loaded = loadConfig(environment);
  assert.equal(loaded.ok ? null : loaded.problem, null, where);
}

Deno.test("compose.yaml gives the server settings that there are, and starts it", () => {
  const variables = assignments(read(`${FILES}/container/compose.env.example`));
  const environment = composeEnvironment(variables);
  assert.equal(environment.TURN_SECRET, FILLED.TURN_SECRET);
  starts(environment, "compose.yaml");
});

Deno.test("chat-call.env.example has settings that there are, and starts the server", () => {
  const text = read(`${FILES}/systemd/chat-call.env.example`);
  starts(assignments(text), "chat-call.env.example");
  const all = assignments(text, { commented: true });
  all.WEBHOOK_SECRET = `whsec_${btoa("a secret for the webhooks")}`;
  starts(all, "chat-call.env.example with everything in use");
});

Deno.test("the service and the image set nothing that nobody reads", () => {
  const [, service] = /^Environment=(.*)$/m.exec(read(`${FILES}/systemd/chat-call.service`))!;
  const [, image] = /^ENV ((?:.*\\\n)*.*)$/m.exec(read(`${FILES}/container/Containerfile`))!;
  for (const [where, words] of [["chat-call.service", service], ["Containerfile", image]]) {
    const lines = words.split(/[\s\\]+/).join("\n");
    starts({ ...assignments(lines), CHAT_CALL_SECRET: FILLED.CHAT_CALL_SECRET }, where);
  }
});

/** What systemd has to say of a unit file; null where it is not installed. */
async function complaintsOfSystemd(unit: string): Promise<string[] | null> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-" });
  try {
    await Deno.writeTextFile(`${folder}/chat-call.service`, unit);
    const { stderr } = await new Deno.Command("systemd-analyze", {
      args: ["verify", "--man=no", `${folder}/chat-call.service`],
    }).output();
    // Of the units of this machine it says whatever it likes.
    const lines = new TextDecoder().decode(stderr).split("\n");
    return lines.filter((line) => line.includes("chat-call"));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("chat-call.service is what systemd understands, where there is one to ask", async () => {
  // Where the programs are is the machine's own matter.
  const unit = read(`${FILES}/systemd/chat-call.service`).replace(
    /^ExecStart=\S+/m,
    "ExecStart=/bin/sh",
  );
  assert.deepEqual(await complaintsOfSystemd(unit) ?? [], []);
  const wrong = await complaintsOfSystemd(`${unit}\n[Service]\nProtectEverything=yes\n`);
  assert.match(wrong?.join() ?? "ProtectEverything", /ProtectEverything/);
});

Deno.test("the settings that are known to be read are all that the code names", () => {
  const files = [...Deno.readDirSync(`${ROOT}server/config`)];
  const named = files.flatMap(({ name }) =>
    Array.from(
      read(`server/config/${name}`).matchAll(/"([A-Z]+(?:_[A-Z]+)+|PORT|HOST)"/g),
      ([, one]) => one,
    )
  );
  assert.deepEqual([...settingsRead()].sort(), [...new Set(named)].sort());
});

Deno.test("server/README.md has every setting that is read, and none that is not", () => {
  const [, table] = /## Settings\n([\s\S]*?)\n## /.exec(read("server/README.md"))!;
  const named = new Set(
    Array.from(table.matchAll(/`([A-Z]+_[A-Z_]+|PORT|HOST)`/g), ([, name]) => name),
  );
  const known = settingsRead();
  const missing = [...known].filter((name) => !named.has(name));
  assert.deepEqual(missing, [], "settings without a word");
  const invented = [...named].filter((name) => !known.has(name) && !OTHERS.includes(name));
  assert.deepEqual(invented, [], "words without a setting");
});
