/** A real coturn with the file of server/operations; only ports and addresses are replaced. */
import { fileURLToPath } from "node:url";
import { freePort } from "../e2e/support/call-server.ts";
import { findProgram, startDaemon } from "../support/daemon.ts";

const FILE = fileURLToPath(
  new URL("../../server/operations/container/turnserver.conf", import.meta.url),
);

export interface TurnServer extends AsyncDisposable {
  /** For `TURN_URLS`. */
  url: string;
  /** Kills it, as a power failure does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, without its earlier allocations. */
  restart(): Promise<void>;
}

/** How it authenticates: by time-limited credentials, or by one user name and password. */
export type Admittance = { secret: string } | { username: string; credential: string };

/** Whether coturn is installed, so that what needs it can be left out. */
export function hasTurnServer(): boolean {
  try {
    findProgram("turnserver");
    return true;
  } catch {
    return false;
  }
}

/** Starts it on a free port, on loopback by default. */
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
  // A test's browsers have addresses that a real relay must never reach.
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

/** An address of this machine other than loopback, where Firefox uses no relay. */
export function ownAddress(): string {
  const own = Deno.networkInterfaces().find(({ family, address }) =>
    family === "IPv4" && !address.startsWith("127.")
  );
  if (own === undefined) throw new Error("Cannot place a relay: this machine has only loopback");
  return own.address;
}
