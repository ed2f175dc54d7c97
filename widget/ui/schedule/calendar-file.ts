/** One call to come as a file that calendars take in (iCalendar, RFC 5545). Pure. */

/** What a calendar is told of it. */
export interface CalendarEntry {
  /** Known to the calendar by it: taken in again, it is the same one. */
  uid: string;
  startsAtMs: number;
  summary: string;
  /** Where one goes to call. */
  url: string;
}

/** How long a calendar keeps the place free. */
const LENGTH_MS = 30 * 60_000;
const LINE_MAX_BYTES = 75;

/** The text of the file; `nowMs` is when it is made. */
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
    // An address is no text: nothing in it is escaped, and it holds no line break.
    `URL:${url}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ].map((line) => `${folded(line)}\r\n`).join("");
}

/** As `20260131T150000Z`. */
const utc = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n\u2028\u2029]/g, "\\n")
    // deno-lint-ignore no-control-regex -- these the format forbids
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
}

/** Broken where it grows longer than a line may be, in bytes; a character is never split. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let length = 0;
  let text = "";
  for (const character of line) {
    const bytes = encoder.encode(character).length;
    if (length + bytes > LINE_MAX_BYTES) {
      text += "\r\n ";
      // The blank that a line goes on with is one of its bytes.
      length = 1;
    }
    text += character;
    length += bytes;
  }
  return text;
}
