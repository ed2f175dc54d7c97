/** Writes a scheduled call as a file for calendars (iCalendar, RFC 5545). Pure. */

/** What the calendar is told about the call. */
export interface CalendarEntry {
  /** Identifies the event: importing it again updates the same one. */
  uid: string;
  startsAtMs: number;
  summary: string;
  /** The page to call from. */
  url: string;
}

/** The duration of the calendar event. */
const LENGTH_MS = 30 * 60_000;
const LINE_MAX_BYTES = 75;

/** Returns the text of the file; `nowMs` is its time of creation (epoch milliseconds). */
export function calendarFile(
  { uid, startsAtMs, summary, url }: CalendarEntry,
  nowMs: number,
): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//chat-call//EN",
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(nowMs)}`,
    `DTSTART:${utc(startsAtMs)}`,
    `DTEND:${utc(startsAtMs + LENGTH_MS)}`,
    `SUMMARY:${escaped(summary)}`,
    // A URL is not escaped like text, and contains no line break.
    `URL:${url}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].map((line) => `${folded(line)}\r\n`).join("");
}

/** Formats as `20260131T150000Z`. */
const utc = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n\u2028\u2029]/g, "\\n")
    // deno-lint-ignore no-control-regex -- these the format forbids
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
}

/** Folds a line at 75 bytes, the format's maximum, without splitting a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let length = 0;
  let text = "";
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > LINE_MAX_BYTES) {
      text += "\r\n ";
      // The space that starts a continuation line counts as one byte.
      length = 1;
    }
    text += character;
    length += bytes;
  }
  return text;
}
