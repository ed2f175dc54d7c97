/** The settings and the check of calls in Italian; loaded with them. */
import type { DialogWords } from "../dialog-words.ts";

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
      loading: "Lo sfondo si sta caricando. Fino ad allora nessuno vede te o la stanza.",
      failed: {
        title: "Non è stato possibile mettere lo sfondo",
        detail: "Per questo non ti si vede. Riprova o scegli «Nessuno».",
      },
      obstacle: {
        browser: "Questo browser non può mettere uno sfondo dietro di te.",
        policy: "Questo sito non consente ciò che serve a uno sfondo.",
      },
    },
    speaker: "Altoparlante",
    systemDefault: "Predefinito del sistema",
    testSound: "Riproduci un suono di prova",
    notify: "Avvisami delle chiamate",
    notifyHint: "Finché questa pagina è aperta e non in vista.",
    notifyRefused:
      "Il browser non lascia che questa pagina ti avvisi. Premi l’icona accanto all’indirizzo della pagina e consenti le notifiche.",
    notifyClosed: "La domanda del browser è stata chiusa. Riattiva e scegli «Consenti».",
    notifyImpossible: "Questo browser non mostra notifiche delle pagine.",
    push: "Avvisami delle chiamate perse",
    pushHint: "Anche quando questo sito è chiuso, e quando inizia una chiamata pianificata.",
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
    title: "Verifica le chiamate",
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
      turn: "Inoltro",
      media: "Audio attraverso la rete",
    },
    verdict: {
      good: "Le chiamate dovrebbero funzionare qui.",
      "shut-in":
        "Nessuna uscita da questa rete è stata trovata. O la rete blocca le chiamate, o i server che le aiutano a passare sono fermi. Un’altra rete, come quella di un telefono, può aiutare.",
      unrelayed:
        "Questa rete lascia uscire le chiamate, ma l’inoltro del sito non le trasporta. Solo chi gestisce il sito può rimediare.",
      offline: "Il server delle chiamate non è raggiungibile. Controlla la connessione a internet.",
      unheard: "Le chiamate arrivano, ma nessuno può sentirti.",
      unseen: "Le chiamate vocali dovrebbero funzionare, ma nessuno può vederti.",
      unsupported: "Questo browser è troppo vecchio, o la pagina non è sicura.",
    },
  },
};
