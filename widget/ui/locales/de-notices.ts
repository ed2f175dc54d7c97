/** What is said around the devices of a call, in German; loaded when there is something to say. */
import type { NoticeWords } from "../notice-words.ts";

/** German for the notices. */
export const germanNotices: NoticeWords = {
  tryAgain: "Erneut versuchen",
  callAgain: "Erneut anrufen",
  label: { microphone: "Mikrofon", camera: "Kamera" },
  steps: {
    chrome: "Auf das Symbol links neben der Adresse der Seite drücken und „{device}“ einschalten.",
    edge:
      "Auf das Schloss links neben der Adresse drücken, die Berechtigungen für diese Website öffnen und „{device}“ zulassen.",
    firefox:
      "Auf das durchgestrichene Symbol links neben der Adresse drücken, dann auf das ✕ neben „Blockiert“.",
    safari:
      "In der Menüleiste „Safari“ und dort die Einstellungen für diese Website wählen, dann „{device}“ auf „Erlauben“ stellen.",
    ios:
      "Auf die Taste neben der Adresse tippen, dann auf die Website-Einstellungen, und „{device}“ auf „Erlauben“ stellen.",
    iosApp:
      "In der App „Einstellungen“ des Telefons diesen Browser wählen und „{device}“ einschalten.",
    android:
      "Auf das Symbol links neben der Adresse tippen, dann auf „Berechtigungen“, und „{device}“ einschalten.",
    other: "Auf das Symbol neben der Adresse der Seite drücken und „{device}“ erlauben.",
  },
  system: {
    macos:
      "Der Mac hält es vor dem Browser zurück. In den Systemeinstellungen unter „Datenschutz & Sicherheit“, „{device}“ den Browser einschalten und ihn neu starten.",
    windows:
      "Windows hält es vor dem Browser zurück. In den Einstellungen unter „Datenschutz und Sicherheit“, „{device}“ Desktop-Apps den Zugriff erlauben.",
    ios:
      "Das Telefon hält es vor dem Browser zurück. In der App „Einstellungen“ unter „Datenschutz & Sicherheit“, „{device}“ den Browser einschalten.",
    android:
      "Das Telefon hält es vor dem Browser zurück. In der App „Einstellungen“ unter „Apps“ diesen Browser wählen und bei „Berechtigungen“ „{device}“ zulassen.",
    other:
      "Das System hält es vor dem Browser zurück. Bitte in den Datenschutz-Einstellungen des Systems dem Browser erlauben.",
  },
  dismissed:
    "Die Frage des Browsers wurde geschlossen. Bitte erneut versuchen und „Zulassen“ wählen.",
  allowed: {
    microphone: "Das Mikrofon ist jetzt erlaubt.",
    camera: "Die Kamera ist jetzt erlaubt.",
  },
  paused: {
    microphone: {
      title: "Das Mikrofon pausiert",
      detail:
        "Ein Telefonat oder eine andere App hat es. Die anderen sehen, dass es stumm ist. Es kommt von selbst zurück.",
    },
    camera: {
      title: "Die Kamera pausiert",
      detail:
        "Eine andere App hat sie, oder diese Seite ist nicht im Vordergrund. Sie kommt von selbst zurück.",
    },
  },
  resumed: { microphone: "Das Mikrofon ist wieder da", camera: "Die Kamera ist wieder da" },
  nowUsing: "Jetzt in Benutzung: {name}",
  backTo: "Wieder in Benutzung: {name}",
  background: {
    title: "Der Hintergrund ließ sich nicht einsetzen",
    detail: "Darum sehen die anderen das eigene Bild nicht.",
  },
  bareCamera: "Kamera ohne ihn zeigen",
  excellent: "Ausgezeichnete Verbindung",
  good: "Gute Verbindung",
  weak: "Schwache Verbindung",
  steady: "Die Verbindung ist wieder gut",
  endsIn: "Der Anruf endet in {time}",
};
