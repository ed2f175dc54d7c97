/**
 * Keeps what the builds before have left beside the files of a new one: a page that stands open asks
 * for the parts that it has not loaded yet by their old names. Which build has which files is written
 * down, so that no clock decides, and a build without a change pushes nothing out.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

export interface EarlierFilesOptions {
  /** The folder of the files whose names change with their content. */
  folder: string;
  /** Where it is written down which build has which of them. */
  file: string;
  /** So many builds before the new one are kept. */
  builds: number;
}

/** The files of each build, the newest first. */
type Builds = readonly (readonly string[])[];

/** Takes away from the folder in `dir` what neither this build nor those that are kept have written. */
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
  // Where nothing is written down yet, what lies there is of the last build.
  const earlier = await readBuilds(join(dir, file)) ?? [found.filter((name) => !isNew.has(name))];
  const others = earlier.filter((those) => those.length > 0 && those.join() !== names.join());
  const kept: Builds = [names, ...others.slice(0, builds)];

  // No page asks for an old map.
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
