/**
 * Starts the call server and the demo site in one process. Everything else in this folder is what a
 * host would have anyway.
 */
import { loadConfig } from "../server/config/config.ts";
import { ConfigProblem } from "../server/config/setting.ts";
import { endWithLauncher } from "../server/launcher.ts";
import { createLog } from "../server/log.ts";
import { startServer } from "../server/serve.ts";
import { startProblem } from "../server/start-problem.ts";
import { openDatabase } from "../server/store/kv/kv.ts";
import { createCallHistory } from "./call-history.ts";
import { createTokenSigner } from "./call-token.ts";
import { createMessageStore } from "./message-store.ts";
import { ownPort, serveOwn } from "./own-port.ts";
import { PEOPLE } from "./people.ts";
import { createSite } from "./site.ts";

/** The demo listens on this machine only and contacts no other. */
const DEFAULTS = { hostname: "127.0.0.1", stunUrls: [] };

void endWithLauncher();
const environment = Deno.env.toObject();
// Logged requests would push the links off the terminal.
environment.LOG_LEVEL ||= "warn";

const demoPort = read(() => ownPort(environment));
if (demoPort !== undefined) environment.CHAT_CALL_ORIGINS ||= `http://localhost:${demoPort}`;

const loaded = loadConfig(environment, DEFAULTS);
if (!loaded.ok) fail(loaded.problem);
const { config } = loaded;
if (config.auth.keys.kind !== "secret") {
  fail("CHAT_CALL_JWKS_URL is set, but the demo signs its own tokens: unset it");
}

const kv = await openDatabase(config.kvPath ?? undefined).catch(explain);
const signer = createTokenSigner({
  secret: config.auth.keys.secrets[0],
  audience: config.auth.audience,
  issuer: config.auth.issuer,
});
let callServerUrl = "";
const site = createSite({
  messages: await createMessageStore(kv),
  calls: createCallHistory(signer, () => callServerUrl),
  signer,
  scriptBase: `${
    demoPort === undefined ? "" : `http://localhost:${config.port}`
  }${config.basePath}`,
});

const server = await startServer(config, {
  kv,
  log: createLog(config.logLevel),
  // A host's pages are at the root, even if BASE_PATH puts the call server below it.
  mount: (root) => {
    if (demoPort === undefined) root.route("/", site);
  },
}).catch(explain);
callServerUrl = server.url;
const ownServer = demoPort === undefined
  ? undefined
  : read(() => serveOwn({ hostname: config.hostname, port: demoPort }, site.fetch));
greet();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.addSignalListener(signal, async () => {
    await Promise.all([server.drain(), ownServer?.shutdown()]);
    kv.close();
    Deno.exit(0);
  });
}

function greet(): void {
  const home = new URL("/", server.url);
  // Print the familiar name if it leads here.
  if (home.hostname === "127.0.0.1") home.hostname = "localhost";
  const address = demoPort === undefined
    ? home.href
    : `${home.protocol}//${home.hostname}:${demoPort}`;
  const width = Math.max(...PEOPLE.map((person) => person.name.length));
  const doors = PEOPLE.map((person) =>
    `  ${person.name.padEnd(width)}  ${address.replace(/\/$/, "")}/${person.id}/`
  );
  const notes = [];
  if (config.ice.stunUrls.length === 0 && config.ice.turn === null) {
    notes.push(
      "STUN is off: calls connect on this machine and within its network, and nothing outside is",
      "contacted. Set STUN_URLS (and TURN_URLS) to call further; the README says how.",
    );
  }
  if (!["127.0.0.1", "::1", "localhost"].includes(config.hostname)) {
    notes.push(
      `HOST is ${config.hostname}: anybody who reaches this address can be any of these people.`,
    );
  }
  console.log(
    [
      "",
      "Open two of these side by side, choose a chat and press Voice call:",
      "",
      ...doors,
      "",
      ...notes,
      "",
    ]
      .join("\n"),
  );
}

/** Exits with one line if a setting is wrong. */
function read<T>(setting: () => T): T {
  try {
    return setting();
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    fail(error.message);
  }
}

function explain(error: unknown): never {
  const problem = startProblem(error, config);
  if (problem === null) throw error;
  fail(problem);
}

function fail(problem: string): never {
  console.error(problem);
  Deno.exit(1);
}
