/**
 * The built widget's files in memory, read once at startup, so that a request can only name
 * existing files. Knows nothing of HTTP except header values.
 */

export type Encoding = "br" | "gzip" | "identity";

/** One file in the encodings that the build wrote. */
export interface WidgetFile {
  contentType: string;
  cacheControl: string;
  bodies: Partial<Record<Encoding, { bytes: Uint8Array<ArrayBuffer>; etag: string }>>;
}

/** The files by their path below the widget's folder. */
export type WidgetFiles = ReadonlyMap<string, WidgetFile>;

const CONTENT_TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  map: "application/json",
  md: "text/markdown; charset=utf-8",
  svg: "image/svg+xml",
  mp3: "audio/mpeg",
  ogg: "audio/ogg",
  wav: "audio/wav",
  // Needed by virtual backgrounds.
  wasm: "application/wasm",
  tflite: "application/octet-stream",
};
const SUFFIXES: [string, Encoding][] = [[".br", "br"], [".gz", "gzip"]];
/** Vite puts a content hash into every file name below this folder. */
const HASHED = "assets/";
const FOR_EVER = "public, max-age=31536000, immutable";
const FOR_MINUTES = "public, max-age=300";

/** The folder exists but cannot be read; `cause` says why. */
export class WidgetUnread extends Error {
  override name = "WidgetUnread";
}

/** Reads the folder; a missing folder has no files. Throws `WidgetUnread`. */
export async function loadWidgetFiles(folder: string): Promise<WidgetFiles> {
  try {
    return await filesBelow(folder);
  } catch (cause) {
    throw new WidgetUnread("Cannot read the widget", { cause });
  }
}

async function filesBelow(folder: string): Promise<WidgetFiles> {
  const files = new Map<string, WidgetFile>();
  for (const path of await pathsBelow(folder)) {
    const [suffix, encoding] = SUFFIXES.find(([end]) => path.endsWith(end)) ??
      ["", "identity" as const];
    const name = path.slice(0, path.length - suffix.length);
    const contentType = CONTENT_TYPES[name.slice(name.lastIndexOf(".") + 1)];
    if (contentType === undefined) continue;
    const bytes = await Deno.readFile(`${folder}/${path}`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const file = files.get(name) ?? {
      contentType,
      cacheControl: name.startsWith(HASHED) ? FOR_EVER : FOR_MINUTES,
      bodies: {},
    };
    const hash = digest.toBase64({ alphabet: "base64url" }).slice(0, 22);
    file.bodies[encoding] = { bytes, etag: `"${hash}"` };
    files.set(name, file);
  }
  return files;
}

async function pathsBelow(folder: string, prefix = ""): Promise<string[]> {
  const paths: string[] = [];
  try {
    for await (const entry of Deno.readDir(`${folder}/${prefix}`)) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory) paths.push(...await pathsBelow(folder, `${path}/`));
      else if (entry.isFile) paths.push(path);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return paths;
}
