/** Reads the source files of the server and the widget, and what each of them imports. */
import { join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceFile {
  /** Relative to the project's folder, with forward slashes. */
  path: string;
  text: string;
  imports: string[];
}

/** Every TypeScript file under these folders of the project. */
export function readSourceTree(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => [...walk(join(ROOT, folder))]).sort().map((path) => {
    const text = Deno.readTextFileSync(path);
    return { path: relative(ROOT, path).replaceAll(sep, "/"), text, imports: importsOf(text) };
  });
}

function* walk(folder: string): Generator<string> {
  for (const entry of Deno.readDirSync(folder)) {
    const path = join(folder, entry.name);
    // The bench installs packages of others here.
    if (entry.name === "node_modules") continue;
    if (entry.isDirectory) yield* walk(path);
    else if (entry.name.endsWith(".ts")) yield path;
  }
}

/** The specifiers of all imports and re-exports of a module: static, type-only and dynamic. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text);
  const patterns = [
    /\b(?:import|export)\b[^;'"`()]*?\bfrom\s*["']([^"']+)["']/g,
    /\bimport\s*["']([^"']+)["']/g,
    /\bimport\s*\(\s*["'`]([^"'`]+)["'`]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name));
}

/** The specifiers of imports that load a module at run time. */
export function valueImportsOf(text: string): string[] {
  const types = /\b(?:import|export)\s+type\b[^;'"`]*?\bfrom\s*["'][^"']+["']/g;
  const inTypes = /\bimport\s*\(\s*["'`][^"'`]+["'`]\s*\)(?=\s*\.\s*[A-Z])/g;
  return importsOf(withoutComments(text).replace(types, "").replace(inTypes, ""));
}

/** Code without its comments; strings that look like comments stay. */
export function withoutComments(text: string): string {
  const tokens =
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/.*/g;
  return text.replace(tokens, (_match, string: string | undefined) => string ?? " ");
}

/** The file that a relative import of `from` names, or undefined for a package. */
export function target(from: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return posix.join(posix.dirname(from.path), specifier);
}

/** Whether a path from the project's folder leads to a file. */
export function isThere(path: string): boolean {
  try {
    return Deno.statSync(join(ROOT, path)).isFile;
  } catch {
    return false;
  }
}

/**
 * The part of the project a file belongs to: its folder in server or widget, or its own name at the
 * top.
 */
export function partOf(path: string): string {
  const [side, name] = path.split("/");
  // A file at the project's root, such as package.json, is its own part.
  if (name === undefined) return side;
  return `${side}/${name.replace(/\.ts$/, "")}`;
}
