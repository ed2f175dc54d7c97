/** The texts of the settings and the call check in German, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** German for the dialogs. */
export const germanDialogs: DialogWords = {
  settings: {
    title: "Einstellungen",
    close: "Schließen",
    microphone: "Mikrofon",
    camera: "Kamera",
    background: {
      title: "Hintergrund",
      none: "Keiner",
      blur: "Unscharf",
      backdrop: { dawn: "Morgenrot", lagoon: "Lagune", dusk: "Dämmerung" },
      picture: "Bild {count}",
      loading: "Der Hintergrund wird geladen. Bis dahin bleibt das eigene Bild aus.",
      failed: {
        title: "Der Hintergrund ließ sich nicht einsetzen",
        detail: "Darum bleibt das eigene Bild aus. Bitte erneut versuchen oder „Keiner“ wählen.",
      },
      obstacle: {
        browser: "Dieser Browser kann keinen Hintergrund einsetzen.",
        policy: "Diese Website erlaubt nicht, was ein Hintergrund braucht.",
      },
    },
    speaker: "Lautsprecher",
    systemDefault: "Systemstandard",
    testSound: "Testton abspielen",
    notify: "Über Anrufe benachrichtigen",
    notifyHint: "Wenn diese Seite offen, aber nicht zu sehen ist.",
    notifyRefused:
      "Der Browser erlaubt dieser Seite keine Benachrichtigungen. Bitte auf das Symbol neben der Adresse der Seite klicken und Benachrichtigungen zulassen.",
    notifyClosed:
      "Die Frage des Browsers wurde geschlossen. Bitte noch einmal einschalten und „Zulassen“ wählen.",
    notifyImpossible: "Dieser Browser kann keine Benachrichtigungen dieser Seite zeigen.",
    push: "Verpasste Anrufe melden",
    pushHint: "Auch wenn diese Website geschlossen ist, und wenn ein geplanter Anruf beginnt.",
    pushHintMissed: "Auch wenn diese Website geschlossen ist.",
    missed: { voice: "Verpasster Sprachanruf", video: "Verpasster Videoanruf" },
    due: {
      voice: "Geplanter Sprachanruf beginnt jetzt",
      video: "Geplanter Videoanruf beginnt jetzt",
    },
    whoMayCall: "Wer mich anrufen darf",
    allowCallsFrom: {
      everyone: "Alle",
      contacts: "Nur Kontakte",
      nobody: "Niemand",
    },
    doNotDisturb: "Nicht stören",
    doNotDisturbHint: "Wer anruft, erfährt, dass besetzt ist.",
    blocked: "Blockierte Personen",
    block: "{name} blockieren",
    unblock: "{name} nicht mehr blockieren",
    failed: "Das ließ sich nicht laden oder speichern. Bitte erneut versuchen.",
  },
  diagnosis: {
    title: "Verbindung prüfen",
    again: "Erneut prüfen",
    copy: "Bericht kopieren",
    copied: "Kopiert",
    result: {
      running: "Wird geprüft …",
      ok: "Funktioniert",
      failed: "Funktioniert nicht",
      silent: "Keine Antwort",
      refused: "Abgewiesen",
      skipped: "Nicht geprüft",
    },
    check: {
      browser: "Browser",
      secure: "Sichere Seite",
      microphone: "Mikrofon",
      camera: "Kamera",
      server: "Anruf-Server",
      stun: "Weg aus diesem Netz",
      turn: "Weiterleitung",
      media: "Ton über das Netz",
    },
    verdict: {
      good: "Anrufe sollten hier funktionieren.",
      "shut-in":
        "Kein Weg aus diesem Netz gefunden. Entweder blockiert es Anrufe, oder die Server, die Anrufe vermitteln, sind ausgefallen. Ein anderes Netz, etwa das eines Telefons, kann helfen.",
      unrelayed:
        "Dieses Netz lässt Anrufe hinaus, aber der Server, der sie weiterleiten soll, tut es nicht. Das können nur die Betreiber der Website beheben.",
      offline: "Der Anruf-Server ist nicht erreichbar. Bitte die Internetverbindung prüfen.",
      unheard: "Anrufe kommen an, aber ohne Mikrofon ist die eigene Stimme nicht zu hören.",
      unseen:
        "Sprachanrufe sollten hier funktionieren, aber ohne Kamera gibt es kein eigenes Bild.",
      unsupported: "Dieser Browser ist zu alt, oder die Seite ist nicht sicher.",
    },
  },
};
