/** By which names the languages are looked for, and words in one of them found. */

/** What the language of a tag goes by, the closest first: zh-HK, zh-Hant, zh. */
export function namesOf(tag: string): string[] {
  try {
    const { baseName, language, region } = new Intl.Locale(tag.replaceAll("_", "-"));
    const { script } = new Intl.Locale(baseName).maximize();
    return [baseName, `${language}-${region}`, `${language}-${script}`, language];
  } catch {
    // What is no language tag names no language.
    return [];
  }
}

/** The words of a catalog in the language of a tag; English where they cannot be had. */
export async function wordsIn<Words>(
  tag: string,
  catalog: ReadonlyMap<string, () => Promise<Words>>,
  english: Words,
): Promise<Words> {
  const name = namesOf(tag).find((name) => catalog.has(name));
  return await catalog.get(name ?? "")?.().catch(() => null) ?? english;
}
