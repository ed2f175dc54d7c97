/** In which language an element speaks, and with which words: all that passes between the parts that choose it. */
import type { ButtonStrings } from "./locale.ts";

export interface Speech {
  /** As BCP 47 has it, for screen readers, numbers and lists. */
  readonly lang: string;
  /** Which way to lay it out; nothing where the page has the say. */
  readonly dir?: "ltr" | "rtl" | null;
  /** Null while they are on their way. */
  readonly buttons: ButtonStrings | null;
  /** Lays the words of the language over the English ones; missing where there are none to lay. */
  over?<Base extends object>(base: Base): Base;
}
