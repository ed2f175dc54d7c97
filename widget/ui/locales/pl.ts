/** Polish. Names stand alone, because within a sentence they would be declined. */
import type { Locale } from "../words/locale.ts";
import { polishGroup } from "./group/pl.ts";

/** Polish. */
export const polish: Locale = {
  ...polishGroup,
  call: { voice: "Połączenie głosowe", video: "Połączenie wideo" },
  unavailable: {
    "connecting": "Łączenie…",
    "offline": "Brak połączenia. Ponawianie próby…",
    "closed": "Połączenia są tu niedostępne",
    "unauthorized": "Zaloguj się ponownie, aby zadzwonić",
    "unsupported": "Ta przeglądarka jest za stara na połączenia. Zaktualizuj ją.",
    "not-callable": "Nikt tutaj nie jest teraz dostępny",
    "chat-ended": "Czas tego czatu już minął",
  },
  busy: "Trwa już połączenie",
  callHistory: "Historia połączeń",
  missedCalls: "Historia połączeń, nieodebrane: {count}",

  accept: "Odbierz",
  acceptVoiceOnly: "Odbierz bez wideo",
  decline: "Odrzuć",
  ignore: "Ignoruj",
  mute: "Wycisz",
  unmute: "Wyłącz wyciszenie",
  cameraOff: "Wyłącz kamerę",
  cameraOn: "Włącz kamerę",
  switchCamera: "Przełącz kamerę",
  cameraJoin: "{name} włącza kamerę. Włączyć też swoją?",
  cameraSpare: "Połączenie jest słabe. Bez kamery głos pozostanie wyraźny.",
  notNow: "Nie teraz",
  settings: "Ustawienia",
  messages: "Wiadomości",
  checkCalls: "Sprawdź moje połączenie",
  shareScreen: "Udostępnij ekran",
  stopSharing: "Zatrzymaj udostępnianie",
  youShare: "Udostępniasz swój ekran",
  isSharing: "{name} udostępnia ekran",
  sharingOver: "Zmiana strony zakończyła udostępnianie ekranu.",
  screenFailed: {
    title: "Nie można udostępnić ekranu",
    detail:
      "Ten komputer nie pozwala przeglądarce nagrywać ekranu. Zezwól na to w ustawieniach prywatności systemu i udostępnij ponownie.",
  },
  hangUp: "Rozłącz",
  enterFullScreen: "Pełny ekran",
  leaveFullScreen: "Zamknij pełny ekran",
  enterPip: "Obraz w obrazie",
  leavePip: "Zamknij obraz w obrazie",
  moveWindow: "Przesuń okno (klawisze strzałek)",
  tapToHear: "Dotknij, aby słyszeć",
  hearRing: "Kliknij lub dotknij gdziekolwiek, aby usłyszeć dzwonek",
  dismiss: "Zamknij",
  you: "Ty",
  someone: "Ktoś",

  incoming: { voice: "Przychodzące połączenie głosowe", video: "Przychodzące połączenie wideo" },
  status: {
    dialing: "Wybieranie…",
    ringing: "Dzwoni…",
    connecting: "Łączenie…",
    reconnecting: "Ponowne łączenie…",
  },
  allowDevices: {
    voice: "Przeglądarka może poprosić o dostęp do mikrofonu",
    video: "Przeglądarka może poprosić o dostęp do kamery i mikrofonu",
  },

  andOthers: {
    one: "{name} i {count} inna osoba",
    few: "{name} i {count} inne osoby",
    many: "{name} i {count} innych osób",
    other: "{name} i {count} innej osoby",
  },
  callWith: "Rozmowa: {name}",
  callElsewhere: "Rozmowa w innej karcie",
  moveHere: "Przenieś tutaj",
  isCalling: "Dzwoni {name}",
  incomingFrom: {
    voice: "Połączenie głosowe: {name}",
    video: "Połączenie wideo: {name}",
  },
  away: "{name} zmienia stronę…",
  unstable: "Połączenie jest niestabilne: {name}…",
  ownUnstable: "Twoje połączenie jest niestabilne, ponowne łączenie…",
  muted: "{name} ma wyciszony mikrofon",
  cameraIsOff: "{name} ma wyłączoną kamerę",
  announce: {
    dialing: "Wybieranie: {name}",
    ringing: "Dzwoni u rozmówcy: {name}",
    connecting: "Łączenie",
    active: "Połączono: {name}",
    reconnecting: "Połączenie przerwane, ponowne łączenie",
  },

  outcome: {
    "completed": { title: "Rozmowa zakończona", detail: "{name}" },
    "no-answer": { title: "Brak odpowiedzi", detail: "{name}" },
    "cancelled": { title: "Połączenie anulowane", detail: "{name}" },
    "missed": { title: "Nieodebrane połączenie: {name}" },
    "declined": { title: "Połączenie odrzucone" },
    "declined-by-me": { title: "Połączenie odrzucone przez ciebie", detail: "{name}" },
    "declined-by-other": { title: "{name} odrzuca połączenie" },
    "busy": { title: "{name} prowadzi inną rozmowę" },
    "unavailable": { title: "{name} nie może teraz rozmawiać" },
    "offline": {
      title: "{name} jest teraz poza zasięgiem",
      detail: "Połączenie będzie widoczne jako nieodebrane.",
    },
    "connect-failed": {
      title: "Nie udało się połączyć",
      detail: "Wasze sieci nie mogą się ze sobą połączyć. Spróbuj w innej sieci.",
    },
    "connection-lost": { title: "Utracono połączenie", detail: "{name}" },
    "time-limit": { title: "Czas minął", detail: "Czas tego czatu już minął." },
    "answered-elsewhere": { title: "Odebrano na innym urządzeniu", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Mikrofon jest zablokowany",
        detail: "Naciśnij ikonę obok adresu strony i zezwól na mikrofon. {again}",
      },
      "in-use": {
        title: "Mikrofon jest zajęty",
        detail: "Używa go inny program. Zamknij ten program. {again}",
      },
      "not-found": { title: "Nie znaleziono mikrofonu", detail: "Podłącz go lub włącz. {again}" },
      "constraints": {
        title: "Ten mikrofon się nie nadaje",
        detail: "Nie potrafi tego, czego wymaga rozmowa. Wybierz inny. {again}",
      },
      "insecure-context": {
        title: "Ta strona nie jest bezpieczna",
        detail: "Przeglądarki udostępniają mikrofon tylko na stronach https. Otwórz tę stronę z " +
          "https:// na początku.",
      },
      "policy": {
        title: "Ta witryna wyłączyła mikrofon",
        detail: "Mogą na niego zezwolić tylko osoby, które prowadzą witrynę.",
      },
      "unknown": {
        title: "Mikrofon się nie uruchomił",
        detail: "Odłącz go i podłącz ponownie albo uruchom przeglądarkę od nowa. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Kamera jest zablokowana",
        detail: "Naciśnij ikonę obok adresu strony i zezwól na kamerę. {again}",
      },
      "in-use": {
        title: "Kamera jest zajęta",
        detail: "Używa jej inny program. Zamknij ten program. {again}",
      },
      "not-found": { title: "Nie znaleziono kamery", detail: "Podłącz ją lub włącz. {again}" },
      "constraints": {
        title: "Ta kamera się nie nadaje",
        detail: "Nie potrafi tego, czego wymaga rozmowa. Wybierz inną. {again}",
      },
      "insecure-context": {
        title: "Ta strona nie jest bezpieczna",
        detail: "Przeglądarki udostępniają kamerę tylko na stronach https. Otwórz tę stronę z " +
          "https:// na początku.",
      },
      "policy": {
        title: "Ta witryna wyłączyła kamerę",
        detail: "Mogą na nią zezwolić tylko osoby, które prowadzą witrynę.",
      },
      "unknown": {
        title: "Kamera się nie uruchomiła",
        detail: "Odłącz ją i podłącz ponownie albo uruchom przeglądarkę od nowa. {again}",
      },
    },
  },
  again: {
    call: "Potem zadzwoń jeszcze raz.",
    microphone: "Potem naciśnij „Wyłącz wyciszenie”.",
    camera: "Potem włącz kamerę.",
  },
  notHeard: "Możesz słuchać, ale nikt cię nie słyszy. ",
  failure: {
    "call-exists": { title: "W tym czacie trwa już rozmowa" },
    "already-in-call": {
      title: "Trwa już inna rozmowa",
      detail: "Najpierw ją zakończ. Może być w innym oknie.",
    },
    "calls-not-allowed": { title: "Ten czat nie pozwala na takie połączenia" },
    "forbidden": { title: "W tym czacie nie możesz dzwonić" },
    "chat-ended": { title: "Czas minął", detail: "Czas tego czatu już minął." },
    "call-over": { title: "Rozmowa już się zakończyła" },
    "call-full": { title: "W tym połączeniu nie ma już miejsca" },
    "answered-elsewhere": { title: "Odebrano na innym urządzeniu" },
    "unauthorized": { title: "Sesja wygasła", detail: "Odśwież stronę i zadzwoń jeszcze raz." },
    "rate-limited": {
      title: "Za dużo połączeń",
      detail: "Poczekaj minutę i spróbuj ponownie.",
    },
    "server-unreachable": {
      title: "Brak połączenia",
      detail: "Sprawdź połączenie z internetem i spróbuj ponownie.",
    },
    "no-media": {
      title: "Nie udało się połączyć",
      detail: "Wasze sieci nie mogą się ze sobą połączyć. Spróbuj w innej sieci.",
    },
    "network-blocked": {
      title: "Twoja sieć blokuje połączenia",
      detail: "Spróbuj w innej sieci, na przykład z telefonu.",
    },
    "unsupported": {
      title: "Ta przeglądarka nie obsługuje połączeń",
      detail: "Zaktualizuj ją lub otwórz tę stronę w innej przeglądarce.",
    },
    "other": { title: "Połączenie się nie udało", detail: "To nasza wina. Spróbuj ponownie." },
  },

  history: {
    title: "Połączenia",
    all: "Wszystkie",
    missed: "Nieodebrane",
    close: "Zamknij",
    loading: "Wczytywanie…",
    none: "Nie ma jeszcze połączeń. Przychodzące i wychodzące pojawią się tutaj.",
    noneMissed: "Brak nieodebranych połączeń.",
    failed: "Nie udało się wczytać połączeń.",
    tryAgain: "Spróbuj ponownie",
    showMore: "Pokaż starsze połączenia",
    outcome: {
      "ongoing": "Trwa",
      "incoming": "Przychodzące",
      "outgoing": "Wychodzące",
      "missed": "Nieodebrane",
      "declined-by-me": "Odrzucone przez ciebie",
      "declined": "Odrzucone",
      "no-answer": "Brak odpowiedzi",
      "cancelled": "Anulowane",
      "busy": "Zajęte",
      "offline": "Poza zasięgiem",
      "unavailable": "Niedostępne",
      "not-connected": "Brak połączenia",
    },
    started: "Początek",
    ended: "Koniec",
    duration: "Czas trwania",
    roundTrip: "Opóźnienie",
    loss: "Utracone dane",
    connectionLost: "Połączenie zostało zerwane.",
    participant: {
      ringing: "Dzwoni",
      joined: "W rozmowie",
      rejected: "Odrzucone",
      missed: "Bez odpowiedzi",
      busy: "Zajęte",
      offline: "Poza zasięgiem",
    },
  },
};
