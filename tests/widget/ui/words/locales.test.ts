import { expect } from "@open-wc/testing";
import { EndReason } from "../../../../server/protocol/call.ts";
import { ERROR_STATUS } from "../../../../server/protocol/error-code.ts";
import type { CallFailure } from "../../../../widget/model/call-failure.ts";
import type { Locale } from "../../../../widget/ui/words/locale.ts";
import { answer, BUILT_IN } from "../../../../widget/ui/locales/catalog.ts";
import { english as spokenEnglish } from "../../../../widget/ui/locales/en.ts";
import { englishGroup } from "../../../../widget/ui/locales/group/en.ts";
import { englishHistory } from "../../../../widget/ui/locales/en-history.ts";
import type { Speech } from "../../../../widget/ui/words/speech.ts";
import { createStrings } from "../../../../widget/ui/words/wording.ts";
import { describe, it } from "../../support/mocha.ts";

/** Including the texts that load separately. */
const english = { ...spokenEnglish, history: englishHistory, group: englishGroup };
const LANGUAGES = [
  ..."ar de es fr he it ja ko nl pl pt ru tr uk zh".split(" "),
  "zh-Hant",
];
const WAITING = ["dialing", "ringing", "connecting", "reconnecting"] as const;
const DEVICE_ERRORS = Object.keys(english.device.camera) as (keyof typeof english.device.camera)[];

/** Every text of a language, with its path. */
function textsOf(words: object, place = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, word]): [string, string][] =>
    typeof word === "string" ? [[`${place}${key}`, word]] : textsOf(word, `${place}${key}.`)
  );
}
/** The paths that all languages share: plural forms differ, and only right-to-left sets `dir`. */
const placesOf = (locale: Locale) =>
  textsOf(locale).map(([place]) => place).filter((place) =>
    place !== "dir" && !/^andOthers\.(?!other)/.test(place)
  ).sort();
const blanksOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();

const FAILURES: CallFailure[] = [
  ...[...Object.keys(ERROR_STATUS), "constructor", "__proto__"].map((code) => ({
    kind: "refused" as const,
    code,
    message: "in the server's words",
  })),
  ...(["microphone", "camera"] as const).flatMap((device) =>
    DEVICE_ERRORS.map((type) => ({ kind: "device" as const, device, type }))
  ),
  ...(["server-unreachable", "unauthorized", "no-media"] as const).map((type) => ({
    kind: "connection" as const,
    type,
  })),
  { kind: "unsupported" },
];

describe("the languages", () => {
  it("the languages are these, of which two are written from right to left", async () => {
    expect([...BUILT_IN.keys()].sort()).to.deep.equal(LANGUAGES.sort());
    const locales = await Promise.all([...BUILT_IN].map(async ([name, load]) => {
      return { name, dir: (await load()).dir };
    }));
    expect(locales.filter(({ dir }) => dir === "rtl").map(({ name }) => name).sort())
      .to.deep.equal(["ar", "he"]);
  });

  for (const [name, load] of [["en", () => Promise.resolve(english)] as const, ...BUILT_IN]) {
    it(`${name} has every text with its blanks`, async () => {
      const locale = await load();
      expect(placesOf(locale)).to.deep.equal(placesOf(english));
      const expected = new Map(textsOf(english));
      for (const [place, text] of textsOf(locale)) {
        if (place === "dir") continue;
        expect(text.trim(), place).not.to.equal("");
        if (place !== "notHeard") expect(text.trim(), place).to.equal(text);
        expect(text, place).not.to.match(/\.\.\.|'| {2}/);
        if (!place.startsWith("andOthers")) {
          expect(blanksOf(text), place).to.equal(blanksOf(expected.get(place)!));
        }
      }
    });

    it(`${name} has a text for every state, outcome and failure`, async () => {
      const strings = createStrings(await load(), name);
      const said: string[] = [];
      for (const state of WAITING) said.push(strings.status[state], strings.announce(state, "Mo"));
      said.push(strings.announce("active", "Mo"));
      for (const reason of [...EndReason.options, "answered-elsewhere"] as const) {
        for (const direction of ["incoming", "outgoing"] as const) {
          for (const byMe of [true, false]) {
            const ended = { reason, direction, byMe, name: "Mo", duration: "2:15" };
            const { title, detail = "" } = strings.outcome(ended);
            expect(title).to.include(" · 2:15");
            said.push(title, detail || title);
          }
        }
      }
      for (const failure of FAILURES) {
        for (const inCall of [true, false]) {
          const { title, detail } = strings.failure(failure, inCall);
          said.push(title, detail ?? title);
        }
      }
      for (const text of said) {
        expect(text).to.match(/\p{L}/u);
        expect(text).not.to.match(/[{}]|undefined|in the server's words/);
      }
      for (const state of ["idle", "incoming", "ended"] as const) {
        expect(strings.announce(state, "Mo")).to.equal("");
      }
      for (
        const saying of [
          strings.callWith("Mo"),
          strings.incomingFrom("voice", "Mo"),
          strings.incomingFrom("video", "Mo"),
          strings.away("Mo"),
          strings.unstable("Mo"),
          strings.muted("Mo"),
          strings.cameraIsOff("Mo"),
        ]
      ) expect(saying).to.include("Mo");
    });

    it(`${name} has each plural form that it needs to count people`, async () => {
      const locale = await load();
      const { lang, people } = createStrings(locale, name);
      expect(people([])).to.equal(locale.someone);
      expect(people(["Mo"])).to.equal("Mo");
      expect(people(["Mo", "Li"])).to.match(/Mo.*Li/);
      const plural = new Intl.PluralRules(lang);
      for (let count = 2; count < 130; count++) {
        const text = people(["Mo", ...Array(count).fill("Li")]);
        expect(text).to.match(/Mo.*\p{L}|Mo.*\d/u).and.not.match(/[{}]/);
        // Hebrew writes the number alone; the others inflect the word for people.
        if (name !== "he") {
          expect(locale.andOthers[plural.select(count)], `${count}`).to.be.a("string");
        }
      }
    });
  }

  for (const [name, load] of BUILT_IN) {
    it(`${name} is translated, but for two texts at most`, async () => {
      const own = new Map(textsOf(await load()));
      const same = textsOf(english).filter(([place, text]) => {
        return own.get(place) === text && text !== "{name}";
      });
      expect(same.map(([place]) => place)).to.have.length.below(3);
    });
  }

  const CHOICES = {
    "pt-BR": "Chamada de voz",
    "pt-PT": "Chamada de voz",
    "es-419": "Llamada de voz",
    "zh": "语音通话",
    "zh-CN": "语音通话",
    "zh-Hans-HK": "语音通话",
    "zh-TW": "語音通話",
    "zh-HK": "語音通話",
    "zh-Hant": "語音通話",
    "ZH-hant-tw": "語音通話",
    "iw": "שיחה קולית",
    "ar-EG": "مكالمة صوتية",
    "de-x-formal": "Sprachanruf",
    "de-u-co-phonebk": "Sprachanruf",
    "fa": "Voice call",
    "deutsch": "Voice call",
    "": "Voice call",
  };
  for (const [tag, voice] of Object.entries(CHOICES)) {
    it(`answer() chooses the language that says "${voice}" for "${tag}"`, async () => {
      const host = Object.assign(document.createElement("div"), { strings: null });
      const speech = await new Promise<Speech>((speak) =>
        answer({ host, tag, english: { lang: "en", buttons: english }, speak })
      );
      expect(speech.buttons!.call.voice).to.equal(voice);
    });
  }
});
