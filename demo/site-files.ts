/** The site's own files (stylesheet, script, pictures), read once at the start. */

export interface SiteFile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** The files by the path they are asked for. */
export function readSiteFiles(): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  const read = (folder: URL, prefix: string) => {
    for (const entry of Deno.readDirSync(folder)) {
      const type = TYPES[entry.name.slice(entry.name.lastIndexOf(".") + 1)];
      if (entry.isDirectory) read(new URL(`${entry.name}/`, folder), `${prefix}${entry.name}/`);
      else if (type) {
        files.set(prefix + entry.name, {
          body: Deno.readFileSync(new URL(entry.name, folder)),
          type,
        });
      }
    }
  };
  read(new URL("./assets/", import.meta.url), "/");
  return files;
}
