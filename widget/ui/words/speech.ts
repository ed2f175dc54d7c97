/** An element's language and its words: all that is passed between the parts that choose it. */
import type { ButtonStrings } from "./locale.ts";

export interface Speech {
  /** A BCP 47 tag, for screen readers, numbers and lists. */
  readonly lang: string;
  /** The writing direction; unset where the page decides. */
  readonly dir?: "ltr" | "rtl" | null;
  /** Null while they are loading. */
  readonly buttons: ButtonStrings | null;
  /** Lays the words of the language over the English ones; missing where English is all. */
  over?<Base extends object>(base: Base): Base;
}
