/** The texts of the settings and the call check in Polish, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Polish for the dialogs. */
export const polishDialogs: DialogWords = {
  settings: {
    title: "Ustawienia",
    close: "Zamknij",
    microphone: "Mikrofon",
    camera: "Kamera",
    background: {
      title: "Tło",
      none: "Brak",
      blur: "Rozmycie",
      backdrop: { dawn: "Świt", lagoon: "Laguna", dusk: "Zmierzch" },
      picture: "Obraz {count}",
      loading: "Tło się wczytuje. Do tego czasu nikt nie widzi ani ciebie, ani pokoju.",
      failed: {
        title: "Nie udało się ustawić tła",
        detail: "Dlatego cię nie widać. Spróbuj ponownie lub wybierz „Brak”.",
      },
      obstacle: {
        browser: "Ta przeglądarka nie potrafi ustawić tła za tobą.",
        policy: "Ta witryna nie pozwala na to, czego potrzebuje tło.",
      },
    },
    speaker: "Głośnik",
    systemDefault: "Domyślne systemowe",
    testSound: "Odtwórz dźwięk testowy",
    notify: "Powiadamiaj o połączeniach",
    notifyHint: "Gdy ta strona jest otwarta, ale niewidoczna.",
    notifyRefused:
      "Przeglądarka nie pozwala tej stronie na powiadomienia. Kliknij ikonę obok adresu strony i zezwól na powiadomienia.",
    notifyClosed: "Pytanie przeglądarki zostało zamknięte. Włącz ponownie i wybierz „Zezwól”.",
    notifyImpossible: "Ta przeglądarka nie może pokazywać powiadomień tej strony.",
    push: "Powiadamiaj o nieodebranych połączeniach",
    pushHint: "Także gdy ta witryna jest zamknięta oraz gdy zaczyna się zaplanowana rozmowa.",
    pushHintMissed: "Także gdy ta witryna jest zamknięta.",
    missed: { voice: "Nieodebrane połączenie głosowe", video: "Nieodebrane połączenie wideo" },
    due: {
      voice: "Zaplanowana rozmowa głosowa zaczyna się teraz",
      video: "Zaplanowana rozmowa wideo zaczyna się teraz",
    },
    whoMayCall: "Kto może do mnie dzwonić",
    allowCallsFrom: {
      everyone: "Wszyscy",
      contacts: "Moje kontakty",
      nobody: "Nikt",
    },
    doNotDisturb: "Nie przeszkadzać",
    doNotDisturbHint: "Dzwoniący dowiedzą się, że linia jest zajęta.",
    blocked: "Zablokowane osoby",
    block: "Zablokuj: {name}",
    unblock: "Odblokuj: {name}",
    failed: "Nie udało się wczytać lub zapisać. Spróbuj ponownie.",
  },
  diagnosis: {
    title: "Test połączenia",
    again: "Sprawdź ponownie",
    copy: "Kopiuj raport",
    copied: "Skopiowano",
    result: {
      running: "Sprawdzanie…",
      ok: "Działa",
      failed: "Nie działa",
      silent: "Brak odpowiedzi",
      refused: "Odmowa",
      skipped: "Nie sprawdzono",
    },
    check: {
      browser: "Przeglądarka",
      secure: "Bezpieczna strona",
      microphone: "Mikrofon",
      camera: "Kamera",
      server: "Serwer połączeń",
      stun: "Wyjście z tej sieci",
      turn: "Serwer pośredniczący",
      media: "Dźwięk przez sieć",
    },
    verdict: {
      good: "Połączenia powinny tu działać.",
      "shut-in":
        "Nie znaleziono wyjścia z tej sieci. Albo blokuje ona połączenia, albo nie działają serwery, które je umożliwiają. Spróbuj w innej sieci, na przykład z telefonu.",
      unrelayed:
        "Ta sieć przepuszcza połączenia, ale serwer pośredniczący witryny ich nie przekazuje. Mogą to naprawić tylko osoby prowadzące witrynę.",
      offline: "Serwer połączeń jest nieosiągalny. Sprawdź połączenie z internetem.",
      unheard: "Połączenia dochodzą, ale nikt cię nie słyszy.",
      unseen: "Rozmowy głosowe powinny działać, ale nikt cię nie zobaczy.",
      unsupported: "Ta przeglądarka jest zbyt stara albo strona nie jest bezpieczna.",
    },
  },
};
