/**
 * Keeps the files of earlier builds beside those of a new one, because open pages request the parts
 * that they have not loaded yet under the old names. A file records which build has which files, so
 * that file times do not matter and a build without changes displaces nothing.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

export interface EarlierFilesOptions {
  /** The folder of the files with a content hash in their names. */
  folder: string;
  /** The file that records which build has which of them. */
  file: string;
  /** How many builds before the new one are kept. */
  builds: number;
}

/** The files of each build, the newest first. */
type Builds = readonly (readonly string[])[];

/**
 * Removes from the folder in `dir` every file that neither this build nor a kept one has written.
 */
export async function keepEarlierFiles(
  dir: string,
  written: readonly string[],
  { folder, file, builds }: EarlierFilesOptions,
): Promise<void> {
  const path = join(dir, folder);
  await mkdir(path, { recursive: true });
  const found = (await readdir(path)).sort();
  const names = written.map((name) => basename(name)).sort();
  const isNew = new Set(names);
  // Without a record, the files that are there belong to the last build.
  const earlier = await readBuilds(join(dir, file)) ?? [found.filter((name) => !isNew.has(name))];
  const others = earlier.filter((those) => those.length > 0 && those.join() !== names.join());
  const kept: Builds = [names, ...others.slice(0, builds)];

  // Old source maps are not needed by any page.
  const stay = new Set([...names, ...kept.flat().filter((name) => !name.endsWith(".map"))]);
  await Promise.all(
    found.filter((name) => !stay.has(name)).map((name) => rm(join(path, name))),
  );
  await writeFile(join(dir, file), `${JSON.stringify(kept)}\n`);
}

async function readBuilds(file: string): Promise<Builds | null> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return null;
  }
}

/** For a build that does not empty its folder. */
export function earlierFiles(options: EarlierFilesOptions): Plugin {
  return {
    name: "chat-call:earlier-files",
    apply: "build",
    async writeBundle({ dir = "." }, bundle) {
      const names = Object.keys(bundle).filter((name) => name.startsWith(`${options.folder}/`));
      await keepEarlierFiles(dir, names, options);
    },
  };
}
