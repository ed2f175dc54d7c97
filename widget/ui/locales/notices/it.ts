/** The texts about a call's devices in Italian, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Italian for the notices. */
export const italianNotices: NoticeWords = {
  tryAgain: "Riprova",
  callAgain: "Chiama di nuovo",
  label: { microphone: "Microfono", camera: "Fotocamera" },
  steps: {
    chrome: "Premi l’icona a sinistra dell’indirizzo della pagina e attiva «{device}».",
    edge:
      "Premi il lucchetto a sinistra dell’indirizzo, apri le autorizzazioni per questo sito e consenti «{device}».",
    firefox: "Premi il simbolo barrato a sinistra dell’indirizzo, poi la ✕ accanto a «Bloccato».",
    safari:
      "Nella barra dei menu scegli Safari, poi le impostazioni per questo sito web, e metti «{device}» su «Consenti».",
    ios:
      "Tocca il pulsante accanto all’indirizzo, poi le impostazioni del sito web, e metti «{device}» su «Consenti».",
    iosApp: "Apri l’app Impostazioni del telefono, scegli questo browser e attiva «{device}».",
    android: "Tocca l’icona a sinistra dell’indirizzo, poi «Autorizzazioni», e attiva «{device}».",
    other: "Premi l’icona accanto all’indirizzo della pagina e consenti «{device}».",
  },
  system: {
    macos:
      "Il Mac non dà accesso al browser. Apri Impostazioni di Sistema, «Privacy e sicurezza», «{device}», attiva il browser e riavvialo.",
    windows:
      "Windows non dà accesso al browser. Apri Impostazioni, «Privacy e sicurezza», «{device}», e consenti l’accesso alle app desktop.",
    ios:
      "Il telefono non dà accesso al browser. Apri l’app Impostazioni, «Privacy e sicurezza», «{device}», e attiva il browser.",
    android:
      "Il telefono non dà accesso al browser. Apri l’app Impostazioni, «App», questo browser, «Autorizzazioni», e consenti «{device}».",
    other:
      "Il sistema non dà accesso al browser. Consentilo nelle impostazioni sulla privacy del sistema.",
  },
  dismissed: "La domanda del browser è stata chiusa. Riprova e scegli «Consenti».",
  allowed: {
    microphone: "Ora il microfono è consentito.",
    camera: "Ora la videocamera è consentita.",
  },
  paused: {
    microphone: {
      title: "Il tuo microfono è in pausa",
      detail:
        "Lo sta usando una telefonata o un’altra app. Gli altri vedono che non hai audio. Tornerà da solo.",
    },
    camera: {
      title: "La tua videocamera è in pausa",
      detail: "La sta usando un’altra app, o questa pagina non è in primo piano. Tornerà da sola.",
    },
  },
  resumed: {
    microphone: "Il tuo microfono funziona di nuovo",
    camera: "La tua videocamera funziona di nuovo",
  },
  nowUsing: "Ora in uso: {name}",
  backTo: "Di nuovo in uso: {name}",
  background: {
    title: "Impossibile applicare il tuo sfondo",
    detail: "Per questo gli altri non ti vedono.",
  },
  bareCamera: "Mostra la videocamera senza sfondo",
  excellent: "Connessione ottima",
  good: "Connessione buona",
  weak: "Connessione debole",
  steady: "La connessione è di nuovo buona",
  endsIn: "La chiamata termina tra {time}",
};
