/** The texts about a call's devices in German, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** German for the notices. */
export const germanNotices: NoticeWords = {
  tryAgain: "Erneut versuchen",
  callAgain: "Erneut anrufen",
  label: { microphone: "Mikrofon", camera: "Kamera" },
  steps: {
    chrome: "Auf das Symbol links neben der Adresse der Seite klicken und „{device}“ einschalten.",
    edge:
      "Auf das Schloss links neben der Adresse klicken, die Berechtigungen für diese Website öffnen und „{device}“ zulassen.",
    firefox:
      "Auf das durchgestrichene Symbol links neben der Adresse klicken, dann auf das ✕ neben „Blockiert“.",
    safari:
      "In der Menüleiste „Safari“ und dort die Einstellungen für diese Website wählen, dann „{device}“ auf „Erlauben“ stellen.",
    ios:
      "Auf das Symbol neben der Adresse tippen, dann auf die Website-Einstellungen, und „{device}“ auf „Erlauben“ stellen.",
    iosApp:
      "In der App „Einstellungen“ des Telefons diesen Browser wählen und „{device}“ einschalten.",
    android:
      "Auf das Symbol links neben der Adresse tippen, dann auf „Berechtigungen“, und „{device}“ einschalten.",
    other: "Auf das Symbol neben der Adresse der Seite tippen und „{device}“ erlauben.",
  },
  system: {
    macos:
      "Der Mac gibt dem Browser keinen Zugriff. In den Systemeinstellungen unter „Datenschutz & Sicherheit“, „{device}“ den Browser einschalten und ihn neu starten.",
    windows:
      "Windows gibt dem Browser keinen Zugriff. In den Einstellungen unter „Datenschutz und Sicherheit“, „{device}“ Desktop-Apps den Zugriff erlauben.",
    ios:
      "Das Telefon gibt dem Browser keinen Zugriff. In der App „Einstellungen“ unter „Datenschutz & Sicherheit“, „{device}“ den Browser einschalten.",
    android:
      "Das Telefon gibt dem Browser keinen Zugriff. In der App „Einstellungen“ unter „Apps“ diesen Browser wählen und bei „Berechtigungen“ „{device}“ zulassen.",
    other:
      "Das System gibt dem Browser keinen Zugriff. Er lässt sich in den Datenschutzeinstellungen des Systems erlauben.",
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
        "Ein Telefonat oder eine andere App benutzt es. Die anderen sehen, dass es stumm ist. Es geht von selbst wieder an.",
    },
    camera: {
      title: "Die Kamera pausiert",
      detail:
        "Eine andere App benutzt sie, oder diese Seite ist nicht im Vordergrund. Sie geht von selbst wieder an.",
    },
  },
  resumed: { microphone: "Das Mikrofon ist wieder da", camera: "Die Kamera ist wieder da" },
  nowUsing: "Jetzt in Verwendung: {name}",
  backTo: "Wieder in Verwendung: {name}",
  background: {
    title: "Der Hintergrund ließ sich nicht einsetzen",
    detail: "Darum sehen die anderen das eigene Bild nicht.",
  },
  bareCamera: "Kamera ohne Hintergrund zeigen",
  excellent: "Ausgezeichnete Verbindung",
  good: "Gute Verbindung",
  weak: "Schwache Verbindung",
  steady: "Die Verbindung ist wieder gut",
  endsIn: "Der Anruf endet in {time}",
};
