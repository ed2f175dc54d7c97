/** Finds the tests of a folder of the project. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Their paths from the project's root, sorted. */
export function testFilesIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}
