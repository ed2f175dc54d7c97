/**
 * Structured log lines with named fields; tokens, payloads and message bodies never belong here.
 */
import { LOG_LEVELS, type LogLevel } from "./config/config.ts";

export type LogFields = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` adds its message and stack. */
  error(event: string, cause?: unknown, fields?: LogFields): void;
}

/** A log with one JSON object per line, from `level` up. */
export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => console.log(line),
): Log {
  const threshold = LOG_LEVELS.indexOf(level);
  const at = (name: LogLevel) => (event: string, fields: LogFields = {}) => {
    if (LOG_LEVELS.indexOf(name) < threshold) return;
    write(JSON.stringify({ time: new Date().toISOString(), level: name, event, ...fields }));
  };
  const error = at("error");
  return {
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: (event, cause, fields) => error(event, { ...fields, ...describe(cause) }),
  };
}

function describe(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { cause: String(cause) };
  const inner = cause.cause instanceof Error ? { because: cause.cause.stack } : {};
  return { cause: cause.message, stack: cause.stack, ...inner };
}
