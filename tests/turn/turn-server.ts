/** A real coturn with the very file of server/operations; only its ports and addresses are a test's own. */
import { fileURLToPath } from "node:url";
import { freePort } from "../e2e/support/call-server.ts";
import { findProgram, startDaemon } from "../support/daemon.ts";

const FILE = fileURLToPath(
  new URL("../../server/operations/container/turnserver.conf", import.meta.url),
);

export interface TurnServer extends AsyncDisposable {
  /** As `TURN_URLS` takes it. */
  url: string;
  /** Takes it away as a machine does that loses power. */
  kill(): Promise<void>;
  /** Starts it again on the same port; it knows nothing of what it relayed before. */
  restart(): Promise<void>;
}

/** How it knows whom to let in: by credentials that run out, or by one name and password. */
export type Admittance = { secret: string } | { username: string; credential: string };

/** Whether coturn is installed: what only goes with it can be left out. */
export function hasTurnServer(): boolean {
  try {
    findProgram("turnserver");
    return true;
  } catch {
    return false;
  }
}

/** Starts it on a free port, of loopback where nothing else is said. */
export async function startTurnServer(
  admittance: Admittance,
  host = "127.0.0.1",
): Promise<TurnServer> {
  const folder = await Deno.makeTempDir({ prefix: "chat-call-turn-" });
  const port = freePort();
  const handedOut = await Deno.readTextFile(FILE);
  for (const line of ["listening-port=3478", "use-auth-secret", "denied-peer-ip=127.0.0.0-"]) {
    if (handedOut.includes(line)) continue;
    throw new Error(`Cannot set coturn up as its file has changed: "${line}" is not in it`);
  }
  // Both browsers of a test are where a relay in earnest must never lead.
  const own = handedOut
    .replace("listening-port=3478", `listening-port=${port}`)
    .replace(/^denied-peer-ip=.*\n/gm, "");
  const lines = "secret" in admittance ? [own, `static-auth-secret=${admittance.secret}`] : [
    own.replace("use-auth-secret", "lt-cred-mech"),
    `user=${admittance.username}:${admittance.credential}`,
  ];
  lines.push(
    "realm=chat-call.test",
    ...new Set(["127.0.0.1", host].map((ip) => `listening-ip=${ip}`)),
    `relay-ip=${host}`,
    "allow-loopback-peers",
    "cli-password=unused",
    `pidfile=${folder}/turn.pid`,
    `userdb=${folder}/turn.sqlite`,
    "no-tls",
    "no-dtls",
  );
  await Deno.writeTextFile(`${folder}/turnserver.conf`, lines.join("\n"));
  const start = () => startDaemon("turnserver", ["-c", `${folder}/turnserver.conf`], { port });
  let daemon = await start();
  return {
    kill: () => daemon.end("SIGKILL"),
    async restart() {
      daemon = await start();
    },
    url: `turn:${host}:${port}?transport=udp`,
    async [Symbol.asyncDispose]() {
      await daemon.end();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** An address of this machine that is not loopback: Firefox asks no relay there. */
export function ownAddress(): string {
  const own = Deno.networkInterfaces().find(({ family, address }) =>
    family === "IPv4" && !address.startsWith("127.")
  );
  if (own === undefined) throw new Error("Cannot place a relay: this machine has only loopback");
  return own.address;
}
