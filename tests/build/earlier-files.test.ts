import { deepEqual } from "node:assert/strict";
import { keepEarlierFiles } from "../../widget/build/earlier-files.ts";

const OPTIONS = { folder: "assets", file: "builds.json", builds: 2 };

/** Runs builds that write files with these names; returns the folder's files after each. */
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

Deno.test("keepEarlierFiles() keeps the files of the two builds before, and no older ones", () =>
  inFolder(async (dir) => {
    const after = await buildInto(dir, ["a-1", "b-1"], ["a-1", "b-2"], ["a-3", "b-2"], ["a-4"]);
    deepEqual(after[2], ["a-1", "a-3", "b-1", "b-2"]);
    deepEqual(after[3], ["a-1", "a-3", "a-4", "b-2"]);
  }));

Deno.test("keepEarlierFiles() removes nothing when a build repeats or returns to earlier files", () =>
  inFolder(async (dir) => {
    const [, , again] = await buildInto(dir, ["a-1"], ["a-2"], ["a-2"]);
    deepEqual(again, ["a-1", "a-2"]);
    const [back, , next] = await buildInto(dir, ["a-1"], ["a-2"], ["a-3"]);
    deepEqual(back, ["a-1", "a-2"]);
    deepEqual(next, ["a-1", "a-2", "a-3"]);
  }));

Deno.test("keepEarlierFiles() counts unlisted files as those of the last build", () =>
  inFolder(async (dir) => {
    await Deno.mkdir(`${dir}/assets`);
    await Deno.writeTextFile(`${dir}/assets/old`, "");
    deepEqual(await buildInto(dir, ["new"]), [["new", "old"]]);
  }));

Deno.test("keepEarlierFiles() removes the source maps of earlier builds", () =>
  inFolder(async (dir) => {
    const after = await buildInto(dir, ["a-1", "a-1.map"], ["a-2", "a-2.map"]);
    deepEqual(after[1], ["a-1", "a-2", "a-2.map"]);
  }));
