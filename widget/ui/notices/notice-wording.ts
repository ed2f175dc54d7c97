/** What the notices say where the call's own words do not fit. */
import type { DeviceFailure } from "../../model/call-failure.ts";
import type { Outcome } from "../words/locale.ts";
import type { NoticeWords } from "../words/notice-words.ts";
import type { Strings } from "../words/strings.ts";

/** What a failure in a call is called; a camera without its background has words of its own. */
export const failureWords = (
  failure: DeviceFailure,
  words: NoticeWords,
  strings: Strings,
): Outcome => failure.by === "background" ? words.background : strings.failure(failure, true);
