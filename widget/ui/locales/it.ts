/** Italian. */
import type { Locale } from "../words/locale.ts";
import { italianGroup } from "./group/it.ts";

/** Italian. */
export const italian: Locale = {
  ...italianGroup,
  call: { voice: "Chiamata vocale", video: "Videochiamata" },
  unavailable: {
    "connecting": "Connessione…",
    "offline": "Nessuna connessione. Nuovo tentativo…",
    "closed": "Qui le chiamate non sono disponibili",
    "unauthorized": "Accedi di nuovo per chiamare",
    "unsupported": "Questo browser è troppo vecchio per le chiamate. Aggiornalo.",
    "not-callable": "Al momento qui non si può chiamare nessuno",
    "chat-ended": "Il tempo per questa chat è finito",
  },
  busy: "Una chiamata è già in corso",
  callHistory: "Cronologia chiamate",
  missedCalls: "Cronologia chiamate, perse: {count}",

  accept: "Accetta",
  acceptVoiceOnly: "Accetta senza video",
  decline: "Rifiuta",
  ignore: "Ignora",
  mute: "Disattiva microfono",
  unmute: "Attiva microfono",
  cameraOff: "Spegni la videocamera",
  cameraOn: "Accendi la videocamera",
  switchCamera: "Cambia videocamera",
  cameraJoin: "{name} ha acceso la videocamera. Accendere anche la tua?",
  cameraSpare: "La connessione è debole. Senza la tua videocamera la voce resta chiara.",
  notNow: "Non ora",
  settings: "Impostazioni",
  messages: "Messaggi",
  checkCalls: "Controlla la mia connessione",
  shareScreen: "Condividi lo schermo",
  stopSharing: "Interrompi condivisione",
  youShare: "Stai condividendo il tuo schermo",
  isSharing: "{name} sta condividendo lo schermo",
  sharingOver: "Il cambio di pagina ha interrotto la condivisione dello schermo.",
  screenFailed: {
    title: "Impossibile condividere lo schermo",
    detail:
      "Questo computer non permette al browser di registrare lo schermo. Consentilo nelle impostazioni di privacy del sistema, poi condividi di nuovo.",
  },
  hangUp: "Riaggancia",
  enterFullScreen: "Schermo intero",
  leaveFullScreen: "Esci da schermo intero",
  enterPip: "Picture in picture",
  leavePip: "Esci da picture in picture",
  moveWindow: "Sposta la finestra (tasti freccia)",
  tapToHear: "Tocca per ascoltare",
  hearRing: "Clicca o tocca un punto qualsiasi per sentire la suoneria",
  dismiss: "Chiudi",
  you: "Tu",
  someone: "Qualcuno",

  incoming: { voice: "Chiamata vocale in arrivo", video: "Videochiamata in arrivo" },
  status: {
    dialing: "Chiamata in corso…",
    ringing: "Squilla…",
    connecting: "Connessione…",
    reconnecting: "Riconnessione…",
  },
  allowDevices: {
    voice: "Il browser potrebbe chiedere l’accesso al microfono",
    video: "Il browser potrebbe chiedere l’accesso a videocamera e microfono",
  },

  andOthers: { one: "{name} e {count} altra persona", other: "{name} e altre {count} persone" },
  callWith: "Chiamata con {name}",
  callElsewhere: "Chiamata in un’altra scheda",
  moveHere: "Sposta qui",
  isCalling: "{name} sta chiamando",
  incomingFrom: {
    voice: "Chiamata vocale da {name}",
    video: "Videochiamata da {name}",
  },
  away: "{name} sta cambiando pagina…",
  unstable: "La connessione di {name} è instabile…",
  ownUnstable: "La tua connessione è instabile, riconnessione…",
  muted: "{name} ha il microfono disattivato",
  cameraIsOff: "{name} ha la videocamera spenta",
  announce: {
    dialing: "Chiamata a {name}",
    ringing: "Squilla: {name}",
    connecting: "Connessione",
    active: "In chiamata con {name}",
    reconnecting: "Connessione interrotta, riconnessione",
  },

  outcome: {
    "completed": { title: "Chiamata terminata", detail: "{name}" },
    "no-answer": { title: "Nessuna risposta", detail: "{name}" },
    "cancelled": { title: "Chiamata annullata", detail: "{name}" },
    "missed": { title: "Chiamata persa da {name}" },
    "declined": { title: "Chiamata rifiutata" },
    "declined-by-me": { title: "Hai rifiutato", detail: "{name}" },
    "declined-by-other": { title: "{name} ha rifiutato" },
    "busy": { title: "{name} è in un’altra chiamata" },
    "unavailable": { title: "{name} non è disponibile" },
    "offline": { title: "{name} ora non è raggiungibile", detail: "La chiamata risulterà persa." },
    "connect-failed": {
      title: "Connessione non riuscita",
      detail: "Le due reti non riescono a comunicare. Prova con un’altra rete.",
    },
    "connection-lost": { title: "Connessione persa", detail: "{name}" },
    "time-limit": { title: "Tempo scaduto", detail: "Il tempo per questa chat è finito." },
    "answered-elsewhere": { title: "Risposto da un altro dispositivo", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Il microfono è bloccato",
        detail: "Premi l’icona accanto all’indirizzo della pagina e consenti il microfono. {again}",
      },
      "in-use": {
        title: "Il microfono è in uso",
        detail: "Lo sta usando un altro programma. Chiudi quel programma. {again}",
      },
      "not-found": {
        title: "Nessun microfono trovato",
        detail: "Collegane uno o accendilo. {again}",
      },
      "constraints": {
        title: "Il microfono non è adatto",
        detail: "Non può fare ciò che serve alla chiamata. Scegline un altro. {again}",
      },
      "insecure-context": {
        title: "Questa pagina non è sicura",
        detail:
          "I browser consentono un microfono solo sulle pagine https. Apri questa pagina con " +
          "https:// davanti.",
      },
      "policy": {
        title: "Questo sito ha disattivato il microfono",
        detail: "Solo chi gestisce il sito può consentirlo.",
      },
      "unknown": {
        title: "Il microfono non si è avviato",
        detail: "Scollegalo e ricollegalo, oppure riavvia il browser. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "La videocamera è bloccata",
        detail: "Premi l’icona accanto all’indirizzo della pagina e consenti la videocamera. " +
          "{again}",
      },
      "in-use": {
        title: "La videocamera è in uso",
        detail: "La sta usando un altro programma. Chiudi quel programma. {again}",
      },
      "not-found": {
        title: "Nessuna videocamera trovata",
        detail: "Collegane una o accendila. {again}",
      },
      "constraints": {
        title: "La videocamera non è adatta",
        detail: "Non può fare ciò che serve alla chiamata. Scegline un’altra. {again}",
      },
      "insecure-context": {
        title: "Questa pagina non è sicura",
        detail:
          "I browser consentono una videocamera solo sulle pagine https. Apri questa pagina " +
          "con https:// davanti.",
      },
      "policy": {
        title: "Questo sito ha disattivato la videocamera",
        detail: "Solo chi gestisce il sito può consentirla.",
      },
      "unknown": {
        title: "La videocamera non si è avviata",
        detail: "Scollegala e ricollegala, oppure riavvia il browser. {again}",
      },
    },
  },
  again: {
    call: "Poi chiama di nuovo.",
    microphone: "Poi premi «Attiva microfono».",
    camera: "Poi accendi la videocamera.",
  },
  notHeard: "Puoi ascoltare, ma non ti si sente. ",
  failure: {
    "call-exists": { title: "In questa chat c’è già una chiamata" },
    "already-in-call": {
      title: "Un’altra chiamata è già in corso",
      detail: "Termina prima quella: potrebbe essere in un’altra finestra.",
    },
    "calls-not-allowed": { title: "Questa chat non consente questo tipo di chiamata" },
    "forbidden": { title: "Non puoi chiamare in questa chat" },
    "chat-ended": { title: "Tempo scaduto", detail: "Il tempo per questa chat è finito." },
    "call-over": { title: "La chiamata è già finita" },
    "call-full": { title: "La chiamata è al completo" },
    "answered-elsewhere": { title: "Risposto da un altro dispositivo" },
    "unauthorized": {
      title: "La sessione è scaduta",
      detail: "Ricarica questa pagina, poi chiama di nuovo.",
    },
    "rate-limited": {
      title: "Troppe chiamate",
      detail: "Aspetta un minuto, poi riprova.",
    },
    "server-unreachable": {
      title: "Nessuna connessione",
      detail: "Controlla la connessione a internet, poi riprova.",
    },
    "no-media": {
      title: "Connessione non riuscita",
      detail: "Le due reti non riescono a comunicare. Prova con un’altra rete.",
    },
    "network-blocked": {
      title: "La tua rete blocca le chiamate",
      detail: "Prova con un’altra rete, come quella di un telefono.",
    },
    "unsupported": {
      title: "Con questo browser non si può chiamare",
      detail: "Aggiornalo o apri questa pagina in un altro browser.",
    },
    "other": { title: "La chiamata non è riuscita", detail: "Il problema è nostro. Riprova." },
  },

  history: {
    title: "Chiamate",
    all: "Tutte",
    missed: "Perse",
    close: "Chiudi",
    loading: "Caricamento…",
    none: "Ancora nessuna chiamata. Quelle fatte e ricevute appaiono qui.",
    noneMissed: "Nessuna chiamata persa.",
    failed: "Impossibile caricare le chiamate.",
    tryAgain: "Riprova",
    showMore: "Mostra chiamate precedenti",
    outcome: {
      "ongoing": "In corso",
      "incoming": "In arrivo",
      "outgoing": "In uscita",
      "missed": "Persa",
      "declined-by-me": "Rifiutata da te",
      "declined": "Rifiutata",
      "no-answer": "Nessuna risposta",
      "cancelled": "Annullata",
      "busy": "Occupato",
      "offline": "Non raggiungibile",
      "unavailable": "Non disponibile",
      "not-connected": "Connessione non riuscita",
    },
    started: "Inizio",
    ended: "Fine",
    duration: "Durata",
    roundTrip: "Ritardo",
    loss: "Dati persi",
    connectionLost: "La connessione è caduta.",
    participant: {
      ringing: "Sta squillando",
      joined: "Ha partecipato",
      rejected: "Ha rifiutato",
      missed: "Non ha risposto",
      busy: "Era in un’altra chiamata",
      offline: "Non era raggiungibile",
    },
  },
};
