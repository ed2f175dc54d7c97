/** Processor time of another process: all threads, user and system time. */

/** /proc reports hundredths of a second, whatever the kernel's own tick is (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that the process has used since it started. */
export function cpuSeconds(pid: number): number {
  return Deno.build.os === "linux" ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): number {
  const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
  // The name in parentheses may contain spaces; utime and stime are fields 14 and 15 (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function fromPs(pid: number): number {
  const ps = new Deno.Command("ps", { args: ["-o", "time=", "-p", String(pid)] }).outputSync();
  const text = new TextDecoder().decode(ps.stdout).trim();
  const [, days, clock] = /^(?:(\d+)-)?([\d:.]+)$/.exec(text) ?? [];
  if (clock === undefined) {
    throw new Error(`Cannot read the processor time of ${pid}: ps printed ${JSON.stringify(text)}`);
  }
  const seconds = clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number(days ?? 0) * 86_400 + seconds;
}
