/** Parses the addresses of STUN and TURN servers, strictly enough that no browser rejects them. */
import { ConfigProblem, type Environment, list, PORT_MAX, quote } from "./setting.ts";

/**
 * Ports on which Firefox 153 contacts no STUN or TURN server: with one such address it makes no
 * connection at all. They are the bad ports of the Fetch Standard (section 2.9), except 53.
 */
// deno-fmt-ignore
const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 69, 77, 79, 87, 95, 101, 102, 103,
  104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513,
  514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720,
  1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

type Kind = "stun" | "turn";

/** RFC 7064 section 3.1 and RFC 7065 section 3.1: only TURN addresses have a transport. */
const SHAPES: Record<Kind, RegExp> = {
  stun: /^stuns?:(?<host>\[[\da-f:.]+\]|[\w.-]+)(:(?<port>\d{1,5}))?$/i,
  turn: /^turns?:(?<host>\[[\da-f:.]+\]|[\w.-]+)(:(?<port>\d{1,5}))?(\?transport=(udp|tcp))?$/i,
};

/** Comma-separated addresses of one kind of server; null if unset. */
export function iceUrls(
  env: Environment,
  name: string,
  kind: Kind,
): string[] | null {
  const values = list(env, name);
  if (values === null) return null;
  for (const value of values) {
    const { host, port } = SHAPES[kind].exec(value)?.groups ?? {};
    if (host === undefined || !URL.canParse(`http://${host}`) || Number(port ?? 0) > PORT_MAX) {
      throw new ConfigProblem(
        name,
        `holds ${quote(value)}`,
        `use addresses such as ${kind}:${kind}.example.com:3478, comma separated`,
      );
    }
    if (port !== undefined && BLOCKED_PORTS.has(Number(port))) {
      throw new ConfigProblem(
        name,
        `holds ${quote(value)}, and browsers do not connect to port ${Number(port)}`,
        "use 3478, 5349, 443 or another port that they do not block",
      );
    }
  }
  return values;
}
