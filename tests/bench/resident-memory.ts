/** Memory of another process. */

/** Resident bytes of the process, including shared pages. */
export function residentBytes(pid: number): number {
  return (Deno.build.os === "linux" ? fromProc(pid) : fromPs(pid)) * 1024;
}

function fromProc(pid: number): number {
  const status = Deno.readTextFileSync(`/proc/${pid}/status`);
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]);
}

function fromPs(pid: number): number {
  const ps = new Deno.Command("ps", { args: ["-o", "rss=", "-p", String(pid)] }).outputSync();
  return Number(new TextDecoder().decode(ps.stdout).trim());
}
