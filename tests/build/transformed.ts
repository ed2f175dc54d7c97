/** Runs a plugin's `transform` on a module, as the build does. */
import { parseAst, type Plugin } from "vite";

type Transform = (
  this: { parse: typeof parseAst },
  code: string,
  id: string,
) => { code: string } | null;

export function transformed(plugin: Plugin, code: string, id: string): string {
  const transform = plugin.transform as unknown as Transform;
  return transform.call({ parse: parseAst }, code, id)?.code ?? code;
}
