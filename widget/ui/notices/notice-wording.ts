/** The texts of the notices that differ from those of the call. */
import type { DeviceFailure } from "../../model/call-failure.ts";
import type { Outcome } from "../words/locale.ts";
import type { NoticeWords } from "../words/notice-words.ts";
import type { Strings } from "../words/strings.ts";

/** The words for a failure in a call; a failed background for the camera has its own. */
export const failureWords = (
  failure: DeviceFailure,
  words: NoticeWords,
  strings: Strings,
): Outcome => failure.by === "background" ? words.background : strings.failure(failure, true);
