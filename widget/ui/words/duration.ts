/** Formats a duration as a phone shows it (0:07, 12:34, 1:02:03), in the digits of the language. */
export function formatDuration(totalSeconds: number, lang = "en"): string {
  const whole = Math.max(0, Math.floor(totalSeconds));
  const digits = (part: number, minimumIntegerDigits = 2) =>
    part.toLocaleString(lang, { minimumIntegerDigits, useGrouping: false });
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  const start = hours > 0 ? `${digits(hours, 1)}:${digits(minutes)}` : digits(minutes, 1);
  return `${start}:${digits(whole % 60)}`;
}
