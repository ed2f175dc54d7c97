/** The demo site's own port, `DEMO_PORT`, which makes it a separate origin like a real host. */
import { ConfigProblem, type Environment, integer, PORT_MAX } from "../server/config/setting.ts";

/** Undefined if the site shares the call server's port. Throws `ConfigProblem`. */
export function ownPort(env: Environment): number | undefined {
  const bounds = { min: 1, max: PORT_MAX, zero: "the call server's own" };
  return integer(env, "DEMO_PORT", { fallback: 0, ...bounds }) || undefined;
}

/** Listens on that port; throws `ConfigProblem` if it is taken. */
export function serveOwn(
  address: { hostname: string; port: number },
  answer: Deno.ServeHandler,
): Deno.HttpServer {
  try {
    return Deno.serve({ ...address, onListen: () => {} }, answer);
  } catch (error) {
    if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    const fault = `${address.port} is in use by another process`;
    throw new ConfigProblem("DEMO_PORT", fault, "set another DEMO_PORT");
  }
}
