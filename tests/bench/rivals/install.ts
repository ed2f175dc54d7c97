/** Installs the rivals' packages, which only the bench needs, into their own folder. */
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

/** Whether the rivals can run; if not, prints why. */
export async function installRivals(): Promise<boolean> {
  if (await isInstalled()) return true;
  console.error("bench: installing ws, socket.io and the PeerJS server to compare with");
  const npm = Deno.build.os === "windows" ? "npm.cmd" : "npm";
  const { success } = await new Deno.Command(npm, {
    args: ["install", "--no-package-lock", "--no-audit", "--no-fund"],
    cwd: FOLDER,
    stdout: "null",
    stderr: "inherit",
  }).output();
  if (!success) console.error("bench: they cannot be installed, and are left out");
  return success;
}

async function isInstalled(): Promise<boolean> {
  const packages = ["peer", "socket.io", "ws"];
  const found = await Promise.all(
    packages.map((name) =>
      Deno.stat(`${FOLDER}node_modules/${name}`).then(() => true, () => false)
    ),
  );
  return found.every(Boolean);
}
