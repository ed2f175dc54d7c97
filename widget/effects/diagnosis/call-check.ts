/**
 * Checks everything that a call needs, one thing after the other, each as a call would use it: the
 * browser, the devices, the server, and the ways out of this network. Calls nobody.
 */
import type { CallConfig } from "../../../server/protocol/call-config.ts";
import type { DeviceKind } from "../../model/call-failure.ts";
import type { CheckName, CheckResult } from "../../model/diagnosis.ts";
import { browserDevices, type Devices, openDevices } from "../devices/device-access.ts";
import { gatherCandidate, type Gathered, loopPicture } from "./path-check.ts";

export interface CallCheckOptions {
  /** Fetches the configuration of a call from the server. */
  config: () => Promise<CallConfig>;
  isSupported: boolean;
  onResult: (name: CheckName, result: CheckResult) => void;
}

const found = (isGood: boolean, detail: string, shown?: string): CheckResult => ({
  status: isGood ? "ok" : "failed",
  detail,
  ...(isGood && shown && { shown }),
});
const answered = (tookMs: number, detail = `${tookMs} ms`): CheckResult => ({
  status: "ok",
  detail,
  tookMs,
});
/** None of the servers asked opened a way. A refusal at least shows that one was reached. */
const unanswered = (detail: string, isRefused = false): CheckResult => ({
  status: "failed",
  detail,
  why: isRefused ? "refused" : "silent",
});
const skipped = (detail: string): CheckResult => ({ status: "skipped", detail });

/** Runs every check; when the signal aborts, it stops and reports nothing more. */
export async function checkCalls(
  { config, isSupported, onResult }: CallCheckOptions,
  signal: AbortSignal,
): Promise<void> {
  let servers: CallConfig["iceServers"] | null = null;
  let isRelayOnly = false;
  let relay: RTCIceServer | null = null;

  async function check(
    name: CheckName,
    run: () => CheckResult | Promise<CheckResult>,
  ): Promise<void> {
    if (signal.aborted) return;
    onResult(name, { status: "running", detail: "" });
    let result: CheckResult;
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
    const { iceServers, iceTransportPolicy } = await config();
    servers = iceServers;
    isRelayOnly = iceTransportPolicy === "relay";
    return answered(Math.round(performance.now() - startedMs));
  });
  await check("stun", async () => {
    const urls = urlsOf(servers, "stun").map(({ urls }) => urls);
    if (urls.length === 0) return skipped(servers ? "none configured" : "not known");
    if (isRelayOnly) return skipped("only relays are used");
    const way = await gatherCandidate({ iceServers: [{ urls: urls.flat() }] }, "srflx");
    return way.ok
      ? answered(way.tookMs, wordsOf(way))
      : unanswered(`${urls.join(", ")}: ${wordsOf(way)}`, way.refusal !== null);
  });
  await check("turn", async () => {
    const relays = urlsOf(servers, "turn");
    if (relays.length === 0) return skipped(servers ? "none configured" : "not known");
    const ways = await Promise.all(relays.map(async (server) => {
      const configuration = { iceServers: [server], iceTransportPolicy: "relay" as const };
      return { server, way: await gatherCandidate(configuration, "relay") };
    }));
    const detail = ways.map(({ server, way }) => `${server.urls}: ${wordsOf(way)}`).join("; ");
    for (const { server, way } of ways) {
      if (!way.ok) continue;
      relay = server;
      return answered(way.tookMs, detail);
    }
    return unanswered(detail, ways.some(({ way }) => !way.ok && way.refusal !== null));
  });
  await check("media", async () => {
    if (!relay) return skipped("needs a relay");
    const ms = await loopPicture({ iceServers: [relay], iceTransportPolicy: "relay" });
    return ms === null ? found(false, "nothing came back through the relay") : answered(ms);
  });
}

/** The picture is shown nowhere, so no background is applied to it. */
function bareDevices(): Devices {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  return { ...browserDevices, getUserMedia: mediaDevices?.getUserMedia.bind(mediaDevices) };
}

async function checkDevice(device: DeviceKind): Promise<CheckResult> {
  const { tracks, failures: [failure] } = await openDevices(bareDevices(), [device], null);
  const track = tracks[device];
  track?.stop();
  const result = found(track !== undefined, track?.label ?? failure?.type ?? "", track?.label);
  return failure ? { ...result, failure } : result;
}

/** For the report. */
const wordsOf = (way: Gathered): string =>
  way.ok
    ? `${way.protocol} ${way.tookMs} ms`
    : way.refusal === null
    ? "no answer"
    : `refused (${way.refusal})`;

/** Every address of this kind as a separate server, with its credentials. */
function urlsOf(
  servers: CallConfig["iceServers"] | null,
  kind: "stun" | "turn",
): (RTCIceServer & { urls: string })[] {
  return (servers ?? []).flatMap((server) =>
    [server.urls].flat().filter((url) => url.startsWith(kind)).map((urls) => ({ ...server, urls }))
  );
}
