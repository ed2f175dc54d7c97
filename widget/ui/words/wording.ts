/** Makes the texts that the views use from a language's data: names, plurals, outcomes. */
import type { CallFailure } from "../../model/call-failure.ts";
import { isolated } from "./isolated.ts";
import type { FailureName, Locale, Outcome, OutcomeName, SpokenState } from "./locale.ts";
import { english } from "../locales/en.ts";
import type { Speech } from "./speech.ts";
import type { EndedCall, Strings } from "./strings.ts";

const spoken = new WeakMap<Speech, Strings>();

/** Returns the texts of a call in this speech; the same object on every call. */
export function stringsOf(speech: Speech): Strings {
  let strings = spoken.get(speech);
  if (!strings) {
    const { over, lang } = speech;
    strings = { ...createStrings(over?.(english) ?? english, lang), ...(over && { over }) };
    spoken.set(speech, strings);
  }
  return strings;
}

/** Codes that mean the same to a person. */
const SAME: Record<string, FailureName> = {
  "not-ringing": "call-over",
  "call-not-found": "call-over",
  "token-expired": "unauthorized",
};
/** Reasons for which the called person has missed the call, whatever the caller is told. */
const MISSED: readonly string[] = ["no-answer", "cancelled", "busy", "offline"];

function outcomeName({ reason, direction, byMe }: EndedCall): OutcomeName {
  const isIncoming = direction === "incoming";
  if (isIncoming && MISSED.includes(reason)) return "missed";
  if (reason !== "declined") return reason;
  return byMe ? "declined-by-me" : isIncoming ? "declined" : "declined-by-other";
}

/** The letters from Hebrew to Arabic, and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Replaces names in braces by their values; a name without a value stays as it is. */
function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
}

/** Makes a language's texts as the views use them, with number and list formats of `lang`. */
export function createStrings(locale: Locale, lang: string): Strings {
  /** Isolates a name where it may run against the words around it, and so would reorder them. */
  const apart = (name: string) =>
    locale.dir === "rtl" || RIGHT_TO_LEFT.test(name) ? isolated(name) : name;
  const named = (text: string, name: string) => fill(text, { name: apart(name) });

  function failure(failure: CallFailure, inCall: boolean | null): Outcome {
    if (failure.kind === "device") {
      const { device, type } = failure;
      if (device === "screen") return locale.screenFailed;
      const { title, detail = "" } = locale.device[device][type];
      const start = inCall && device === "microphone" ? locale.notHeard : "";
      const again = inCall === null ? "" : locale.again[inCall ? device : "call"];
      return { title, detail: start + fill(detail, { again }).trimEnd() };
    }
    const { kind } = failure;
    const word = kind === "refused" ? failure.code : kind === "connection" ? failure.type : kind;
    const name = SAME[word] ?? word;
    return locale.failure[Object.hasOwn(locale.failure, name) ? name : "other"];
  }

  return {
    ...locale,
    lang,
    people(names) {
      const [first = locale.someone] = names;
      if (names.length < 2) return first;
      if (names.length < 3) return new Intl.ListFormat(lang).format(names.map(apart));
      const others = names.length - 1;
      const { andOthers } = locale;
      const text = andOthers[new Intl.PluralRules(lang).select(others)] ?? andOthers.other;
      return fill(text, { name: apart(first), count: new Intl.NumberFormat(lang).format(others) });
    },
    callWith: (name) => named(locale.callWith, name),
    isCalling: (name) => named(locale.isCalling, name),
    incomingFrom: (type, name) => named(locale.incomingFrom[type], name),
    away: (name) => named(locale.away, name),
    unstable: (name) => named(locale.unstable, name),
    muted: (name) => named(locale.muted, name),
    cameraIsOff: (name) => named(locale.cameraIsOff, name),
    cameraJoin: (name) => named(locale.cameraJoin, name),
    isSharing: (name) => named(locale.isSharing, name),
    announce: (state, name) => named(locale.announce[state as SpokenState] ?? "", name),
    outcome(ended) {
      const { title, detail } = locale.outcome[outcomeName(ended)];
      const lasted = ended.duration === null ? "" : ` · ${ended.duration}`;
      return {
        title: named(title, ended.name) + lasted,
        detail: detail && named(detail, ended.name),
      };
    },
    failure,
  };
}
