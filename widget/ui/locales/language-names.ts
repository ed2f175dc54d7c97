/** The names under which a language is looked up, and the lookup of texts in a catalog. */

/** The tags under which to look a language up, the closest first: zh-HK, zh-Hant, zh. */
export function namesOf(tag: string): string[] {
  try {
    const { baseName, language, region } = new Intl.Locale(tag.replaceAll("_", "-"));
    const { script } = new Intl.Locale(baseName).maximize();
    return [baseName, `${language}-${region}`, `${language}-${script}`, language];
  } catch {
    // An invalid tag names no language.
    return [];
  }
}

/** Loads a catalog's texts in the language of a tag; English where they cannot be loaded. */
export async function wordsIn<Words>(
  tag: string,
  catalog: ReadonlyMap<string, () => Promise<Words>>,
  english: Words,
): Promise<Words> {
  const name = namesOf(tag).find((name) => catalog.has(name));
  return await catalog.get(name ?? "")?.().catch(() => null) ?? english;
}
