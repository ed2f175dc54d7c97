/**
 * Checks by itself all that a call needs, one thing after the other, each as a call would use it:
 * the browser, the devices, the server, and the ways out of this network. Nobody else is called.
 */
import type { CallConfig } from "../../server/protocol/server-message.ts";
import type { CheckName, CheckResult } from "../model/diagnosis.ts";
import { browserDevices, openDevices } from "./device-access.ts";
import type { DeviceKind } from "../model/call-failure.ts";
import { gatherCandidate, loopPicture } from "./path-check.ts";

export interface CallCheckOptions {
  /** The server's answer to what a call is configured with. */
  config: () => Promise<CallConfig>;
  isSupported: boolean;
  onResult: (name: CheckName, result: CheckResult) => void;
}

type Found = CheckResult;
const found = (isGood: boolean, detail: string, shown?: string): Found => ({
  status: isGood ? "ok" : "failed",
  detail,
  ...(isGood && shown && { shown }),
});
const skipped = (detail: string): Found => ({ status: "skipped", detail });

/** Makes every check; ends early, and says nothing more, when the signal is given. */
export async function checkCalls(
  { config, isSupported, onResult }: CallCheckOptions,
  signal: AbortSignal,
): Promise<void> {
  let servers: CallConfig["iceServers"] | null = null;
  let relay: RTCIceServer | null = null;

  async function check(name: CheckName, run: () => Found | Promise<Found>): Promise<void> {
    if (signal.aborted) return;
    onResult(name, { status: "running", detail: "" });
    let result: Found;
    try {
      result = await run();
    } catch (error) {
      result = found(false, String(error));
    }
    if (!signal.aborted) onResult(name, result);
  }

  await check("browser", () => found(isSupported, isSupported ? "" : "too old"));
  await check("secure", () => found(isSecureContext, location.protocol));
  await check("microphone", () => checkDevice("microphone"));
  await check("camera", () => checkDevice("camera"));
  await check("server", async () => {
    const startedMs = performance.now();
    ({ iceServers: servers } = await config());
    const took = `${Math.round(performance.now() - startedMs)} ms`;
    return found(true, took, took);
  });
  await check("stun", async () => {
    const urls = urlsOf(servers, "stun").map(({ urls }) => urls);
    if (urls.length === 0) return skipped(servers ? "none configured" : "not known");
    const way = await gatherCandidate({ iceServers: [{ urls: urls.flat() }] }, "srflx");
    return found(way !== null, way ?? `no answer from ${urls.join(", ")}`, tookOf(way));
  });
  await check("turn", async () => {
    const relays = urlsOf(servers, "turn");
    if (relays.length === 0) return skipped(servers ? "none configured" : "not known");
    let took: string | undefined;
    const ways = await Promise.all(relays.map(async (server) => {
      const configuration = { iceServers: [server], iceTransportPolicy: "relay" as const };
      const way = await gatherCandidate(configuration, "relay");
      if (way !== null && !relay) [relay, took] = [server, tookOf(way)];
      return `${server.urls}: ${way ?? "no answer"}`;
    }));
    return found(relay !== null, ways.join("; "), took);
  });
  await check("media", async () => {
    if (!relay) return skipped("needs a relay");
    const ms = await loopPicture({ iceServers: [relay], iceTransportPolicy: "relay" });
    const took = `${ms} ms`;
    return found(ms !== null, ms === null ? "nothing came back through the relay" : took, took);
  });
}

async function checkDevice(device: DeviceKind): Promise<Found> {
  const { tracks, failures: [failure] } = await openDevices(browserDevices, [device], null);
  const track = tracks[device];
  track?.stop();
  const result = found(track !== undefined, track?.label ?? failure?.type ?? "", track?.label);
  return failure ? { ...result, failure } : result;
}

/** Of a way out, "udp 61 ms", what means something to everybody. */
const tookOf = (way: string | null): string | undefined => way?.replace(/^\w+ /, "");

/** Every address of this kind by itself, with the credentials that go with it. */
function urlsOf(
  servers: CallConfig["iceServers"] | null,
  kind: "stun" | "turn",
): (RTCIceServer & { urls: string })[] {
  return (servers ?? []).flatMap((server) =>
    [server.urls].flat().filter((url) => url.startsWith(kind)).map((urls) => ({ ...server, urls }))
  );
}
