/** Gives a view the words of the notices, which come a moment after the view itself. */
import type { LitElement } from "lit";
import type { DeviceFailure } from "../../model/call-failure.ts";
import type { Outcome } from "../locale.ts";
import { noticeWordsOf } from "../locales/notice-catalog.ts";
import type { NoticeWords } from "../notice-words.ts";
import type { Strings } from "../strings.ts";

/** Follows the language of its host. */
export class NoticeWording {
  readonly #host: LitElement;
  #strings: Strings | null = null;
  #words: NoticeWords | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The words for these strings; null until they are here, and then the host draws again. */
  of(strings: Strings): NoticeWords | null {
    if (strings !== this.#strings) {
      this.#strings = strings;
      void noticeWordsOf(strings).then((words) => {
        if (strings !== this.#strings) return;
        this.#words = words;
        this.#host.requestUpdate();
      });
    }
    return this.#words;
  }
}

/** What a failure in a call is called; a camera without its background has words of its own. */
export const failureWords = (
  failure: DeviceFailure,
  words: NoticeWords,
  strings: Strings,
): Outcome => failure.by === "background" ? words.background : strings.failure(failure, true);

/** Puts a name into a text, kept apart from words written the other way. */
export const withName = (text: string, name: string): string =>
  text.replace("{name}", () => `\u2068${name}\u2069`);
