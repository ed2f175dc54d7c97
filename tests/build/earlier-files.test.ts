import { deepEqual } from "node:assert/strict";
import { keepEarlierFiles } from "../../widget/build/earlier-files.ts";

const OPTIONS = { folder: "assets", file: "builds.json", builds: 2 };

/** A folder in which builds write the files of these names, and what lies there after each. */
async function buildInto(dir: string, ...builds: string[][]): Promise<string[][]> {
  const after: string[][] = [];
  for (const names of builds) {
    await Deno.mkdir(`${dir}/assets`, { recursive: true });
    for (const name of names) await Deno.writeTextFile(`${dir}/assets/${name}`, name);
    await keepEarlierFiles(dir, names.map((name) => `assets/${name}`), OPTIONS);
    after.push((await Array.fromAsync(Deno.readDir(`${dir}/assets`))).map(({ name }) => name));
  }
  return after.map((names) => names.sort());
}

async function inFolder(test: (dir: string) => Promise<void>): Promise<void> {
  const dir = await Deno.makeTempDir();
  try {
    await test(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

Deno.test("the files of two builds before stay beside the new ones, and no longer", () =>
  inFolder(async (dir) => {
    const after = await buildInto(dir, ["a-1", "b-1"], ["a-1", "b-2"], ["a-3", "b-2"], ["a-4"]);
    deepEqual(after[2], ["a-1", "a-3", "b-1", "b-2"]);
    deepEqual(after[3], ["a-1", "a-3", "a-4", "b-2"]);
  }));

Deno.test("a build of the same files pushes none out, nor does one that goes back", () =>
  inFolder(async (dir) => {
    const [, , again] = await buildInto(dir, ["a-1"], ["a-2"], ["a-2"]);
    deepEqual(again, ["a-1", "a-2"]);
    const [back, , next] = await buildInto(dir, ["a-1"], ["a-2"], ["a-3"]);
    deepEqual(back, ["a-1", "a-2"]);
    deepEqual(next, ["a-1", "a-2", "a-3"]);
  }));

Deno.test("what lies there with no word about it is of the last build", () =>
  inFolder(async (dir) => {
    await Deno.mkdir(`${dir}/assets`);
    await Deno.writeTextFile(`${dir}/assets/old`, "");
    deepEqual(await buildInto(dir, ["new"]), [["new", "old"]]);
  }));

Deno.test("old maps go", () =>
  inFolder(async (dir) => {
    const after = await buildInto(dir, ["a-1", "a-1.map"], ["a-2", "a-2.map"]);
    deepEqual(after[1], ["a-1", "a-2", "a-2.map"]);
  }));
