/** Why a server could not start, as one line if a setting is to blame. */
import { ConfigProblem, quote } from "./config/setting.ts";
import { StoreUnopened } from "./store/kv/kv.ts";
import { WidgetUnread } from "./widget-files.ts";

type Place = { port: number; hostname: string; kvPath: string | null; widgetDir: string };

/** The line naming the setting, its fault and the mend; null for any other error. */
export function startProblem(error: unknown, place: Place): string | null {
  return problemOf(error, place)?.message ?? null;
}

function problemOf(
  error: unknown,
  { port, hostname, kvPath, widgetDir }: Place,
): ConfigProblem | null {
  if (error instanceof WidgetUnread) {
    return new ConfigProblem(
      "WIDGET_DIR",
      `${quote(widgetDir)} cannot be read (${causeOf(error)})`,
      "use the folder of the built widget, and let this process read it",
    );
  }
  if (error instanceof StoreUnopened) {
    return new ConfigProblem(
      "KV_PATH",
      `${quote(kvPath ?? "")} cannot be opened (${causeOf(error)})`,
      isAddress(kvPath)
        ? "use the address of a running KV Connect server, and its DENO_KV_ACCESS_TOKEN"
        : "use a file in a folder that this process may write to",
    );
  }
  if (error instanceof Deno.errors.AddrInUse) {
    return new ConfigProblem("PORT", `${port} is in use by another process`, "set another PORT");
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new ConfigProblem(
      "PORT",
      `${port} cannot be opened without more privileges`,
      "use a port above 1023",
    );
  }
  const isUnknownHost = error instanceof Deno.errors.AddrNotAvailable ||
    (error instanceof Error &&
      /failed to lookup address|family not supported/i.test(error.message));
  if (!isUnknownHost) return null;
  return new ConfigProblem(
    "HOST",
    `${quote(hostname)} is not an address of this machine`,
    "use one of its addresses, 0.0.0.0 for all IPv4 addresses, or :: for all addresses",
  );
}

const causeOf = ({ cause }: Error) => cause instanceof Error ? cause.message : String(cause);

const isAddress = (kvPath: string | null) => kvPath?.includes("://") ?? false;
