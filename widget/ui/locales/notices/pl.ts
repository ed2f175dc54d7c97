/** The texts about a call's devices in Polish, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Polish for the notices. */
export const polishNotices: NoticeWords = {
  tryAgain: "Spróbuj ponownie",
  callAgain: "Zadzwoń ponownie",
  label: { microphone: "Mikrofon", camera: "Kamera" },
  steps: {
    chrome: "Kliknij ikonę po lewej stronie adresu strony i włącz „{device}”.",
    edge:
      "Kliknij kłódkę po lewej stronie adresu, otwórz uprawnienia tej witryny i zezwól na „{device}”.",
    firefox: "Kliknij przekreślony symbol po lewej stronie adresu, a potem ✕ obok „Zablokowano”.",
    safari:
      "Na pasku menu wybierz Safari, potem ustawienia tej witryny i ustaw „{device}” na „Pozwalaj”.",
    ios: "Stuknij przycisk obok adresu, potem ustawienia witryny i ustaw „{device}” na „Pozwalaj”.",
    iosApp: "Otwórz aplikację Ustawienia w telefonie, wybierz tę przeglądarkę i włącz „{device}”.",
    android: "Stuknij ikonę po lewej stronie adresu, potem „Uprawnienia” i włącz „{device}”.",
    other: "Kliknij ikonę obok adresu strony i zezwól na „{device}”.",
  },
  system: {
    macos:
      "Mac nie daje przeglądarce dostępu. Otwórz Ustawienia systemowe, „Prywatność i ochrona”, „{device}”, włącz przeglądarkę i uruchom ją ponownie.",
    windows:
      "Windows nie daje przeglądarce dostępu. Otwórz Ustawienia, „Prywatność i zabezpieczenia”, „{device}” i zezwól aplikacjom klasycznym.",
    ios:
      "Telefon nie daje przeglądarce dostępu. Otwórz aplikację Ustawienia, „Prywatność i ochrona”, „{device}” i włącz przeglądarkę.",
    android:
      "Telefon nie daje przeglądarce dostępu. Otwórz aplikację Ustawienia, „Aplikacje”, tę przeglądarkę, „Uprawnienia” i zezwól na „{device}”.",
    other: "System nie daje przeglądarce dostępu. Zezwól na to w ustawieniach prywatności systemu.",
  },
  dismissed: "Pytanie przeglądarki zostało zamknięte. Spróbuj ponownie i wybierz „Zezwól”.",
  allowed: { microphone: "Mikrofon jest już dozwolony.", camera: "Kamera jest już dozwolona." },
  paused: {
    microphone: {
      title: "Twój mikrofon jest wstrzymany",
      detail:
        "Używa go rozmowa telefoniczna lub inna aplikacja. Inni widzą, że cię nie słychać. Wróci sam.",
    },
    camera: {
      title: "Twoja kamera jest wstrzymana",
      detail: "Używa jej inna aplikacja albo ta strona nie jest na pierwszym planie. Wróci sama.",
    },
  },
  resumed: { microphone: "Twój mikrofon znów działa", camera: "Twoja kamera znów działa" },
  nowUsing: "Teraz w użyciu: {name}",
  backTo: "Znów w użyciu: {name}",
  background: { title: "Nie udało się ustawić twojego tła", detail: "Dlatego inni cię nie widzą." },
  bareCamera: "Pokaż kamerę bez tła",
  excellent: "Doskonałe połączenie",
  good: "Dobre połączenie",
  weak: "Słabe połączenie",
  steady: "Połączenie znów jest dobre",
  endsIn: "Połączenie zakończy się za {time}",
};
