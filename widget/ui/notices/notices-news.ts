/** What has changed in the notices since they were last announced, in words for screen readers. */
import type { NoticeWords } from "../words/notice-words.ts";
import { nameOf } from "../kit/face.ts";
import type { Strings } from "../words/strings.ts";
import { cameraOfferWords } from "./camera-offer.ts";
import { withName } from "../words/late-words.ts";
import { failureWords } from "./notice-wording.ts";
import type { NoticesView } from "./notices-view.ts";
import { wayBack } from "./recovery.ts";
import { secondsUntil } from "./time-left.ts";

const IN_SECONDS = { style: "unit", unit: "second", unitDisplay: "long" } as const;

/** Whether something that was announced is not so any more: nobody should come across it. */
export function isOver(
  before: NoticesView | null,
  { missing, offer, waiting }: NoticesView,
): boolean {
  return before !== null &&
    (before.missing.some((failure) => !missing.includes(failure)) ||
      (before.offer !== null && offer === null) || waiting.length < before.waiting.length);
}

/** Returns "" where nothing need be said. */
export function newsOf(
  before: NoticesView | null,
  { isSilent, offer, waiting, missing, paused, replaced, isWeak, endsAtMs, limitNews }: NoticesView,
  words: NoticeWords,
  strings: Strings,
): string {
  const sentences: (string | undefined | null)[] = [];
  if (endsAtMs !== null && limitNews !== null && limitNews !== before?.limitNews) {
    const left = secondsUntil(endsAtMs).toLocaleString(strings.lang, IN_SECONDS);
    sentences.push(words.endsIn.replace("{time}", () => left));
  }
  if (isSilent && !before?.isSilent) sentences.push(strings.tapToHear);
  if (offer && offer.about !== before?.offer?.about) {
    sentences.push(cameraOfferWords(offer.about, nameOf(offer, strings), strings));
  }
  for (const caller of waiting) {
    if (before?.waiting.some(({ sessionId }) => sessionId === caller.sessionId)) continue;
    sentences.push(strings.isCalling(nameOf(caller, strings)));
  }
  for (const failure of missing) {
    if (before?.missing.includes(failure)) continue;
    const { title, detail } = failureWords(failure, words, strings);
    sentences.push(title, wayBack(failure, words) ?? detail);
  }
  for (const device of paused) {
    if (before?.paused.includes(device)) continue;
    sentences.push(words.paused[device].title, words.paused[device].detail);
  }
  for (const device of before?.paused ?? []) {
    if (!paused.includes(device)) sentences.push(words.resumed[device]);
  }
  if (replaced && replaced !== before?.replaced) {
    sentences.push(withName(replaced.isReturn ? words.backTo : words.nowUsing, replaced.label));
  }
  if (isWeak !== (before?.isWeak ?? false)) sentences.push(isWeak ? words.weak : words.steady);
  return sentences.filter(Boolean).map((sentence) =>
    sentence!.replace(/[.。?？؟]?$/, (mark) => mark || ".")
  ).join(" ");
}
