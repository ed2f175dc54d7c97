/** The English strings that views use, for tests to compare with what is shown. */
import { english as locale } from "../../../../widget/ui/locales/en.ts";
import { createStrings } from "../../../../widget/ui/words/wording.ts";

export const english = createStrings(locale, "en");
