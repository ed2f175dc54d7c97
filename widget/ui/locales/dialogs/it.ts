/** The texts of the settings and the call check in Italian, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Italian for the dialogs. */
export const italianDialogs: DialogWords = {
  settings: {
    title: "Impostazioni",
    close: "Chiudi",
    microphone: "Microfono",
    camera: "Videocamera",
    background: {
      title: "Sfondo",
      none: "Nessuno",
      blur: "Sfocatura",
      backdrop: { dawn: "Alba", lagoon: "Laguna", dusk: "Crepuscolo" },
      picture: "Immagine {count}",
      loading: "Lo sfondo si sta caricando. Nel frattempo nessuno vede te o la stanza.",
      failed: {
        title: "Impossibile applicare lo sfondo",
        detail: "Per questo non ti si vede. Riprova o scegli «Nessuno».",
      },
      obstacle: {
        browser: "Questo browser non può mostrare uno sfondo dietro di te.",
        policy: "Questo sito non consente ciò che serve a uno sfondo.",
      },
    },
    speaker: "Altoparlante",
    systemDefault: "Predefinito di sistema",
    testSound: "Riproduci un suono di prova",
    notify: "Avvisami delle chiamate",
    notifyHint: "Quando questa pagina è aperta ma non in vista.",
    notifyRefused:
      "Il browser non consente a questa pagina di avvisarti. Premi l’icona accanto all’indirizzo della pagina e consenti le notifiche.",
    notifyClosed: "La domanda del browser è stata chiusa. Attiva di nuovo e scegli «Consenti».",
    notifyImpossible: "Questo browser non può mostrare notifiche di questa pagina.",
    push: "Avvisami delle chiamate perse",
    pushHint: "Anche quando questo sito è chiuso, e quando inizia una chiamata pianificata.",
    pushHintMissed: "Anche quando questo sito è chiuso.",
    missed: { voice: "Chiamata vocale persa", video: "Videochiamata persa" },
    due: {
      voice: "La chiamata vocale pianificata inizia adesso",
      video: "La videochiamata pianificata inizia adesso",
    },
    whoMayCall: "Chi può chiamarmi",
    allowCallsFrom: {
      everyone: "Tutti",
      contacts: "I miei contatti",
      nobody: "Nessuno",
    },
    doNotDisturb: "Non disturbare",
    doNotDisturbHint: "Chi chiama saprà che la linea è occupata.",
    blocked: "Persone bloccate",
    block: "Blocca {name}",
    unblock: "Sblocca {name}",
    failed: "Impossibile caricare o salvare. Riprova.",
  },
  diagnosis: {
    title: "Verifica la connessione",
    again: "Verifica di nuovo",
    copy: "Copia il rapporto",
    copied: "Copiato",
    result: {
      running: "Verifica in corso…",
      ok: "Funziona",
      failed: "Non funziona",
      silent: "Nessuna risposta",
      refused: "Rifiutato",
      skipped: "Non verificato",
    },
    check: {
      browser: "Browser",
      secure: "Pagina sicura",
      microphone: "Microfono",
      camera: "Videocamera",
      server: "Server delle chiamate",
      stun: "Uscita da questa rete",
      turn: "Server di inoltro",
      media: "Audio attraverso la rete",
    },
    verdict: {
      good: "Le chiamate dovrebbero funzionare qui.",
      "shut-in":
        "Non è stata trovata nessuna uscita da questa rete. O la rete blocca le chiamate, o i server che le rendono possibili non funzionano. Prova con un’altra rete, come quella di un telefono.",
      unrelayed:
        "Questa rete lascia uscire le chiamate, ma il server di inoltro del sito non le trasmette. Solo chi gestisce il sito può rimediare.",
      offline: "Il server delle chiamate non è raggiungibile. Controlla la connessione a internet.",
      unheard: "Le chiamate arrivano, ma nessuno può sentirti.",
      unseen: "Le chiamate vocali dovrebbero funzionare, ma nessuno può vederti.",
      unsupported: "Questo browser è troppo vecchio, o la pagina non è sicura.",
    },
  },
};
