/** By which names the languages are looked for. */

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
