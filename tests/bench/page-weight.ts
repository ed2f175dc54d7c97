/** What a page downloads, and when: the built widget's scripts, compressed as they are served. */
import { fileURLToPath } from "node:url";
import type { PartResult } from "./part.ts";
import { weighParts } from "./weight-by-part.ts";

const BUILT = new URL("../../dist/widget/", import.meta.url);
const SIZES = fileURLToPath(new URL("sizes.json", BUILT));

interface Weight {
  bytes: number;
  gzip: number;
  brotli: number;
}

/** The build's `sizes.json`: the total of each role, and every script. */
interface Sizes {
  total: Partial<
    Record<
      "loader" | "beforeIdle" | "call" | "locale" | "onDemand" | "background" | "worker",
      Weight
    >
  >;
  files: (Weight & { file: string; role: string })[];
}

/** Cumulative stages: what a visitor has downloaded by then. Goals are in gzip bytes. */
const STAGES = [
  { title: "loader", roles: ["loader"], goal: 1_000 },
  { title: "before the page is idle", roles: ["loader", "beforeIdle"], goal: 15_000 },
  { title: "a whole call", roles: ["loader", "beforeIdle", "call"], goal: 45_000 },
] as const;

/** Reads the sizes that the last build wrote. */
export async function measurePageWeight(): Promise<PartResult> {
  const sizes = await readSizes();
  if (sizes === null) {
    const reason = "page weight: the widget is not built; run `npm run build` first";
    return { tables: [], data: null, missed: [reason] };
  }
  const stages = STAGES.map(({ title, roles, goal }) => {
    const parts = roles.map((role) => sizes.total[role] ?? { bytes: 0, gzip: 0, brotli: 0 });
    return { title, goal, ...sum(parts) };
  });
  const locales = sizes.files.filter(({ role }) => role === "locale");
  const heaviest = Math.max(0, ...locales.map(({ gzip }) => gzip));
  const parts = await partsOf(sizes);
  return {
    tables: [{
      title: "Page weight, bytes",
      columns: ["by then", "minified", "gzip", "brotli", "goal (gzip)"],
      rows: stages.map(({ title, bytes, gzip, brotli, goal }) => [
        title,
        ...[bytes, gzip, brotli, goal].map((size) => size.toLocaleString("en")),
      ]),
      notes: [
        ...(locales.length > 0
          ? [`one of ${locales.length} languages comes on top, at most ${heaviest} bytes gzip`]
          : []),
        `a background, where one is chosen: ${sizes.total.background?.gzip ?? 0} bytes gzip`,
        ...sizes.files.filter(({ role }) => role === "onDemand").map(({ file, gzip }) =>
          `${file.replace(/^.*\/|-[^-]*$/g, "")} comes when it is asked for: ${gzip} bytes gzip`
        ),
      ],
    }, {
      title: "Of which by part, bytes gzip",
      columns: ["part", "gzip"],
      rows: parts.map(([part, gzip]) => [part, gzip.toLocaleString("en")]),
      notes: [
        "what each script would be lighter without the part; parts share what repeats in them",
      ],
    }],
    data: { stages, files: sizes.files, parts: Object.fromEntries(parts) },
    missed: stages.filter(({ gzip, goal }) => gzip > goal).map(({ title, gzip, goal }) =>
      `page weight, ${title}: ${gzip} bytes gzip, the goal is ${goal}`
    ),
  };
}

async function readSizes(): Promise<Sizes | null> {
  try {
    return JSON.parse(await Deno.readTextFile(SIZES));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/** Every part of the source with its cost over all scripts except languages, heaviest first. */
async function partsOf({ files }: Sizes): Promise<[part: string, gzip: number][]> {
  const total = new Map<string, number>();
  for (const { file } of files.filter(({ role }) => role !== "locale" && role !== "worker")) {
    const [code, map] = await Promise.all(
      [file, `${file}.map`].map((name) => Deno.readTextFile(new URL(name, BUILT))),
    );
    for (const [part, gzip] of weighParts(code, JSON.parse(map))) {
      total.set(part, (total.get(part) ?? 0) + gzip);
    }
  }
  return [...total].sort(([, a], [, b]) => b - a);
}

function sum(parts: readonly Weight[]): Weight {
  return {
    bytes: parts.reduce((total, { bytes }) => total + bytes, 0),
    gzip: parts.reduce((total, { gzip }) => total + gzip, 0),
    brotli: parts.reduce((total, { brotli }) => total + brotli, 0),
  };
}
