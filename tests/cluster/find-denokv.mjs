/** Finds denokv: by DENOKV_PATH, on the PATH, in Cargo's folder, or built here before. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { root } from "../../server/deno.mjs";

/** The folder for building one when there is none. */
export const builtFolder = join(root, ".data/denokv");

/** Its path; undefined when there is none. */
export function findDenokv() {
  const name = process.platform === "win32" ? "denokv.exe" : "denokv";
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin"),
    join(builtFolder, "bin"),
  ];
  const paths = [process.env.DENOKV_PATH, ...folders.map((folder) => join(folder, name))];
  return paths.find((path) => path && existsSync(path));
}
