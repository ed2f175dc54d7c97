/** German. It avoids both “du” and “Sie”, and so suits pages of either kind. */
import type { Locale } from "../words/locale.ts";
import { germanGroup } from "./group/de.ts";

/** German. */
export const german: Locale = {
  ...germanGroup,
  call: { voice: "Sprachanruf", video: "Videoanruf" },
  unavailable: {
    "connecting": "Verbinden …",
    "offline": "Keine Verbindung. Neuer Versuch läuft …",
    "closed": "Hier sind keine Anrufe möglich",
    "unauthorized": "Zum Anrufen bitte neu anmelden",
    "unsupported": "Dieser Browser ist zu alt für Anrufe. Bitte aktualisieren.",
    "not-callable": "Hier ist gerade niemand erreichbar",
    "chat-ended": "Die Zeit für diesen Chat ist abgelaufen",
  },
  busy: "Ein Anruf läuft bereits",
  callHistory: "Anrufliste",
  missedCalls: "Anrufliste, {count} verpasst",
  accept: "Annehmen",
  acceptVoiceOnly: "Ohne Video annehmen",
  decline: "Ablehnen",
  ignore: "Ignorieren",
  mute: "Stummschalten",
  unmute: "Stummschaltung aufheben",
  cameraOff: "Kamera ausschalten",
  cameraOn: "Kamera einschalten",
  switchCamera: "Kamera wechseln",
  cameraJoin: "{name} hat die Kamera eingeschaltet. Die eigene auch einschalten?",
  cameraSpare: "Die Verbindung ist schwach. Ohne die eigene Kamera bleibt die Stimme klar.",
  notNow: "Jetzt nicht",
  settings: "Einstellungen",
  messages: "Nachrichten",
  checkCalls: "Meine Verbindung prüfen",
  shareScreen: "Bildschirm teilen",
  stopSharing: "Teilen beenden",
  youShare: "Der eigene Bildschirm wird geteilt",
  isSharing: "{name} teilt den Bildschirm",
  sharingOver: "Der Seitenwechsel hat das Teilen des Bildschirms beendet.",
  screenFailed: {
    title: "Der Bildschirm lässt sich nicht teilen",
    detail:
      "Dieser Computer lässt den Browser den Bildschirm nicht aufnehmen. Das lässt sich in den Datenschutzeinstellungen des Systems erlauben, dann erneut teilen.",
  },
  hangUp: "Auflegen",
  enterFullScreen: "Vollbild",
  leaveFullScreen: "Vollbild beenden",
  enterPip: "Bild im Bild",
  leavePip: "Bild im Bild beenden",
  moveWindow: "Fenster verschieben (Pfeiltasten)",
  tapToHear: "Für Ton tippen",
  hearRing: "Für den Klingelton irgendwo klicken oder tippen",
  dismiss: "Schließen",
  you: "Ich",
  someone: "Jemand",

  incoming: { voice: "Eingehender Sprachanruf", video: "Eingehender Videoanruf" },
  status: {
    dialing: "Wird angerufen …",
    ringing: "Es klingelt …",
    connecting: "Verbinden …",
    reconnecting: "Neu verbinden …",
  },
  allowDevices: {
    voice: "Der Browser fragt vielleicht nach dem Mikrofon",
    video: "Der Browser fragt vielleicht nach Kamera und Mikrofon",
  },

  andOthers: {
    one: "{name} und {count} weitere Person",
    other: "{name} und {count} weitere Personen",
  },
  callWith: "Anruf mit {name}",
  callElsewhere: "Anruf in einem anderen Tab",
  moveHere: "Hierher holen",
  isCalling: "{name} ruft an",
  incomingFrom: {
    voice: "Eingehender Sprachanruf von {name}",
    video: "Eingehender Videoanruf von {name}",
  },
  away: "{name} wechselt die Seite …",
  unstable: "Verbindung von {name} ist instabil …",
  ownUnstable: "Eigene Verbindung instabil, neuer Versuch …",
  muted: "{name} ist stummgeschaltet",
  cameraIsOff: "Kamera von {name} ist aus",
  announce: {
    dialing: "{name} wird angerufen",
    ringing: "Es klingelt bei {name}",
    connecting: "Verbindung wird aufgebaut",
    active: "Mit {name} verbunden",
    reconnecting: "Verbindung unterbrochen, neuer Versuch läuft",
  },

  outcome: {
    "completed": { title: "Anruf beendet", detail: "{name}" },
    "no-answer": { title: "Keine Antwort", detail: "{name}" },
    "cancelled": { title: "Anruf abgebrochen", detail: "{name}" },
    "missed": { title: "Verpasster Anruf von {name}" },
    "declined": { title: "Anruf abgelehnt" },
    "declined-by-me": { title: "Abgelehnt", detail: "{name}" },
    "declined-by-other": { title: "{name} hat abgelehnt" },
    "busy": { title: "{name} ist in einem anderen Gespräch" },
    "unavailable": { title: "{name} ist nicht verfügbar" },
    "offline": {
      title: "{name} ist gerade nicht erreichbar",
      detail: "Der Anruf erscheint dort als verpasst.",
    },
    "connect-failed": {
      title: "Verbindung nicht möglich",
      detail: "Die beiden Netze erreichen einander nicht. " +
        "Ein anderes Netz kann helfen.",
    },
    "connection-lost": { title: "Verbindung verloren", detail: "{name}" },
    "time-limit": {
      title: "Die Zeit ist um",
      detail: "Die Zeit für diesen Chat ist abgelaufen.",
    },
    "answered-elsewhere": { title: "Auf einem anderen Gerät angenommen", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Das Mikrofon ist blockiert",
        detail: "Auf das Symbol neben der Adresse der Seite klicken und das Mikrofon erlauben. " +
          "{again}",
      },
      "in-use": {
        title: "Das Mikrofon ist belegt",
        detail: "Ein anderes Programm benutzt es. Bitte dieses Programm schließen. {again}",
      },
      "not-found": {
        title: "Kein Mikrofon gefunden",
        detail: "Bitte eines anschließen oder einschalten. {again}",
      },
      "constraints": {
        title: "Dieses Mikrofon eignet sich nicht",
        detail: "Es kann nicht, was für den Anruf nötig ist. Bitte ein anderes wählen. {again}",
      },
      "insecure-context": {
        title: "Diese Seite ist nicht sicher",
        detail: "Browser erlauben ein Mikrofon nur auf https-Seiten. " +
          "Bitte die Seite mit https:// am Anfang öffnen.",
      },
      "policy": {
        title: "Diese Website hat das Mikrofon abgeschaltet",
        detail: "Nur wer die Website betreibt, kann es erlauben.",
      },
      "unknown": {
        title: "Das Mikrofon startet nicht",
        detail: "Bitte aus- und wieder einstecken oder den Browser neu starten. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Die Kamera ist blockiert",
        detail: "Auf das Symbol neben der Adresse der Seite klicken und die Kamera erlauben. " +
          "{again}",
      },
      "in-use": {
        title: "Die Kamera ist belegt",
        detail: "Ein anderes Programm benutzt sie. Bitte dieses Programm schließen. {again}",
      },
      "not-found": {
        title: "Keine Kamera gefunden",
        detail: "Bitte eine anschließen oder einschalten. {again}",
      },
      "constraints": {
        title: "Diese Kamera eignet sich nicht",
        detail: "Sie kann nicht, was für den Anruf nötig ist. Bitte eine andere wählen. {again}",
      },
      "insecure-context": {
        title: "Diese Seite ist nicht sicher",
        detail: "Browser erlauben eine Kamera nur auf https-Seiten. " +
          "Bitte die Seite mit https:// am Anfang öffnen.",
      },
      "policy": {
        title: "Diese Website hat die Kamera abgeschaltet",
        detail: "Nur wer die Website betreibt, kann sie erlauben.",
      },
      "unknown": {
        title: "Die Kamera startet nicht",
        detail: "Bitte aus- und wieder einstecken oder den Browser neu starten. {again}",
      },
    },
  },
  again: {
    call: "Dann noch einmal anrufen.",
    microphone: "Dann die Stummschaltung aufheben.",
    camera: "Dann die Kamera einschalten.",
  },
  notHeard: "Zuhören geht, sprechen noch nicht. ",
  failure: {
    "call-exists": { title: "In diesem Chat läuft schon ein Anruf" },
    "already-in-call": {
      title: "Es läuft schon ein anderer Anruf",
      detail: "Bitte erst den anderen beenden, vielleicht in einem anderen Fenster.",
    },
    "calls-not-allowed": { title: "Dieser Chat erlaubt solche Anrufe nicht" },
    "forbidden": { title: "In diesem Chat sind Anrufe nicht erlaubt" },
    "chat-ended": {
      title: "Die Zeit ist um",
      detail: "Die Zeit für diesen Chat ist abgelaufen.",
    },
    "call-over": { title: "Der Anruf ist bereits beendet" },
    "call-full": { title: "Dieser Anruf ist voll" },
    "answered-elsewhere": { title: "Auf einem anderen Gerät angenommen" },
    "unauthorized": {
      title: "Die Anmeldung ist abgelaufen",
      detail: "Bitte die Seite neu laden und noch einmal anrufen.",
    },
    "rate-limited": {
      title: "Zu viele Anrufe",
      detail: "Bitte eine Minute warten und es noch einmal versuchen.",
    },
    "server-unreachable": {
      title: "Keine Verbindung",
      detail: "Bitte die Internetverbindung prüfen und es noch einmal versuchen.",
    },
    "no-media": {
      title: "Verbindung nicht möglich",
      detail: "Die beiden Netze erreichen einander nicht. " +
        "Ein anderes Netz kann helfen.",
    },
    "network-blocked": {
      title: "Dieses Netz blockiert Anrufe",
      detail: "Ein anderes, etwa das eines Telefons, kann helfen.",
    },
    "unsupported": {
      title: "Mit diesem Browser sind keine Anrufe möglich",
      detail: "Bitte aktualisieren oder die Seite in einem anderen Browser öffnen.",
    },
    "other": {
      title: "Der Anruf hat nicht geklappt",
      detail: "Das lag an uns. Bitte noch einmal versuchen.",
    },
  },

  history: {
    title: "Anrufe",
    all: "Alle",
    missed: "Verpasst",
    close: "Schließen",
    loading: "Wird geladen …",
    none: "Noch keine Anrufe. Ein- und ausgehende Anrufe erscheinen hier.",
    noneMissed: "Keine verpassten Anrufe.",
    failed: "Die Anrufe konnten nicht geladen werden.",
    tryAgain: "Erneut versuchen",
    showMore: "Ältere Anrufe zeigen",
    outcome: {
      "ongoing": "Läuft",
      "incoming": "Eingehend",
      "outgoing": "Ausgehend",
      "missed": "Verpasst",
      "declined-by-me": "Selbst abgelehnt",
      "declined": "Abgelehnt",
      "no-answer": "Keine Antwort",
      "cancelled": "Abgebrochen",
      "busy": "Besetzt",
      "offline": "Nicht erreichbar",
      "unavailable": "Nicht verfügbar",
      "not-connected": "Keine Verbindung",
    },
    started: "Beginn",
    ended: "Ende",
    duration: "Dauer",
    roundTrip: "Verzögerung",
    loss: "Datenverlust",
    connectionLost: "Die Verbindung ging verloren.",
    participant: {
      ringing: "Es klingelt",
      joined: "Teilgenommen",
      rejected: "Abgelehnt",
      missed: "Nicht geantwortet",
      busy: "War besetzt",
      offline: "War nicht erreichbar",
    },
  },
};
