/** Dutch. */
import type { Locale } from "../words/locale.ts";
import { dutchGroup } from "./group/nl.ts";

/** Dutch. */
export const dutch: Locale = {
  ...dutchGroup,
  call: { voice: "Spraakoproep", video: "Video-oproep" },
  unavailable: {
    "connecting": "Verbinden…",
    "offline": "Geen verbinding. Opnieuw proberen…",
    "closed": "Bellen is hier niet mogelijk",
    "unauthorized": "Log opnieuw in om te bellen",
    "unsupported": "Deze browser is te oud om te bellen. Werk hem bij.",
    "not-callable": "Hier is nu niemand bereikbaar",
    "chat-ended": "De tijd voor deze chat is voorbij",
  },
  busy: "Je bent al in gesprek",
  callHistory: "Gespreksgeschiedenis",
  missedCalls: "Gespreksgeschiedenis, {count} gemist",

  accept: "Opnemen",
  acceptVoiceOnly: "Opnemen zonder video",
  decline: "Weigeren",
  ignore: "Negeren",
  mute: "Dempen",
  unmute: "Dempen opheffen",
  cameraOff: "Camera uitzetten",
  cameraOn: "Camera aanzetten",
  switchCamera: "Camera wisselen",
  cameraJoin: "{name} heeft de camera aangezet. De jouwe ook aanzetten?",
  cameraSpare: "De verbinding is zwak. Zonder jouw camera blijft de stem helder.",
  notNow: "Niet nu",
  settings: "Instellingen",
  messages: "Berichten",
  checkCalls: "Mijn verbinding controleren",
  shareScreen: "Scherm delen",
  stopSharing: "Delen stoppen",
  youShare: "Je deelt je scherm",
  isSharing: "{name} deelt het scherm",
  sharingOver: "Door van pagina te wisselen is het delen van je scherm gestopt.",
  screenFailed: {
    title: "Je scherm kan niet worden gedeeld",
    detail:
      "Deze computer laat de browser het scherm niet opnemen. Sta dit toe in de privacy-instellingen van het systeem en deel dan opnieuw.",
  },
  hangUp: "Ophangen",
  enterFullScreen: "Volledig scherm",
  leaveFullScreen: "Volledig scherm sluiten",
  enterPip: "Beeld in beeld",
  leavePip: "Beeld in beeld sluiten",
  moveWindow: "Venster verplaatsen (pijltoetsen)",
  tapToHear: "Tik voor geluid",
  hearRing: "Klik of tik ergens om de beltoon te horen",
  dismiss: "Sluiten",
  you: "Jij",
  someone: "Iemand",

  incoming: { voice: "Inkomende spraakoproep", video: "Inkomende video-oproep" },
  status: {
    dialing: "Bellen…",
    ringing: "Gaat over…",
    connecting: "Verbinden…",
    reconnecting: "Opnieuw verbinden…",
  },
  allowDevices: {
    voice: "Je browser kan om de microfoon vragen",
    video: "Je browser kan om de camera en de microfoon vragen",
  },

  andOthers: { one: "{name} en {count} ander", other: "{name} en {count} anderen" },
  callWith: "Gesprek met {name}",
  callElsewhere: "Gesprek in een ander tabblad",
  moveHere: "Hierheen halen",
  isCalling: "{name} belt",
  incomingFrom: {
    voice: "Spraakoproep van {name}",
    video: "Video-oproep van {name}",
  },
  away: "{name} wisselt van pagina…",
  unstable: "De verbinding van {name} is instabiel…",
  ownUnstable: "Je verbinding is instabiel, opnieuw verbinden…",
  muted: "{name} is gedempt",
  cameraIsOff: "De camera van {name} staat uit",
  announce: {
    dialing: "{name} wordt gebeld",
    ringing: "De telefoon van {name} gaat over",
    connecting: "Verbinding wordt gemaakt",
    active: "In gesprek met {name}",
    reconnecting: "Verbinding verbroken, opnieuw verbinden",
  },

  outcome: {
    "completed": { title: "Gesprek beëindigd", detail: "{name}" },
    "no-answer": { title: "Geen gehoor", detail: "{name}" },
    "cancelled": { title: "Oproep geannuleerd", detail: "{name}" },
    "missed": { title: "Gemiste oproep van {name}" },
    "declined": { title: "Oproep geweigerd" },
    "declined-by-me": { title: "Je hebt geweigerd", detail: "{name}" },
    "declined-by-other": { title: "{name} heeft geweigerd" },
    "busy": { title: "{name} is in een ander gesprek" },
    "unavailable": { title: "{name} is niet beschikbaar" },
    "offline": {
      title: "{name} is nu niet bereikbaar",
      detail: "De oproep wordt als gemist getoond.",
    },
    "connect-failed": {
      title: "Verbinden is niet gelukt",
      detail: "Jullie netwerken kunnen elkaar niet bereiken. Een ander netwerk kan helpen.",
    },
    "connection-lost": { title: "Verbinding verbroken", detail: "{name}" },
    "time-limit": { title: "De tijd is om", detail: "De tijd voor deze chat is voorbij." },
    "answered-elsewhere": { title: "Opgenomen op een ander apparaat", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Je microfoon is geblokkeerd",
        detail: "Klik op het pictogram naast het adres van de pagina en sta de microfoon toe. " +
          "{again}",
      },
      "in-use": {
        title: "Je microfoon is in gebruik",
        detail: "Een ander programma gebruikt hem. Sluit dat programma. {again}",
      },
      "not-found": {
        title: "Geen microfoon gevonden",
        detail: "Sluit er een aan of zet hem aan. {again}",
      },
      "constraints": {
        title: "Je microfoon is niet geschikt",
        detail: "Hij kan niet wat het gesprek nodig heeft. Kies een andere. {again}",
      },
      "insecure-context": {
        title: "Deze pagina is niet beveiligd",
        detail: "Browsers staan een microfoon alleen toe op https-pagina’s. Open deze pagina met " +
          "https:// ervoor.",
      },
      "policy": {
        title: "Deze site heeft de microfoon uitgeschakeld",
        detail: "Alleen de beheerders van de site kunnen dat veranderen.",
      },
      "unknown": {
        title: "Je microfoon is niet gestart",
        detail: "Trek hem eruit en sluit hem weer aan, of start de browser opnieuw. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Je camera is geblokkeerd",
        detail: "Klik op het pictogram naast het adres van de pagina en sta de camera toe. {again}",
      },
      "in-use": {
        title: "Je camera is in gebruik",
        detail: "Een ander programma gebruikt hem. Sluit dat programma. {again}",
      },
      "not-found": {
        title: "Geen camera gevonden",
        detail: "Sluit er een aan of zet hem aan. {again}",
      },
      "constraints": {
        title: "Je camera is niet geschikt",
        detail: "Hij kan niet wat het gesprek nodig heeft. Kies een andere. {again}",
      },
      "insecure-context": {
        title: "Deze pagina is niet beveiligd",
        detail: "Browsers staan een camera alleen toe op https-pagina’s. Open deze pagina met " +
          "https:// ervoor.",
      },
      "policy": {
        title: "Deze site heeft de camera uitgeschakeld",
        detail: "Alleen de beheerders van de site kunnen dat veranderen.",
      },
      "unknown": {
        title: "Je camera is niet gestart",
        detail: "Trek hem eruit en sluit hem weer aan, of start de browser opnieuw. {again}",
      },
    },
  },
  again: {
    call: "Bel daarna opnieuw.",
    microphone: "Klik daarna op ‘Dempen opheffen’.",
    camera: "Zet daarna de camera aan.",
  },
  notHeard: "Je kunt luisteren, maar niemand hoort je. ",
  failure: {
    "call-exists": { title: "Er is al een gesprek in deze chat" },
    "already-in-call": {
      title: "Je bent al in gesprek",
      detail: "Beëindig dat eerst, misschien in een ander venster.",
    },
    "calls-not-allowed": { title: "In deze chat kan dat soort gesprek niet" },
    "forbidden": { title: "Je kunt niet bellen in deze chat" },
    "chat-ended": { title: "De tijd is om", detail: "De tijd voor deze chat is voorbij." },
    "call-over": { title: "Het gesprek is al voorbij" },
    "call-full": { title: "Dit gesprek is vol" },
    "answered-elsewhere": { title: "Opgenomen op een ander apparaat" },
    "unauthorized": {
      title: "Je bent uitgelogd",
      detail: "Laad deze pagina opnieuw en bel dan nog eens.",
    },
    "rate-limited": {
      title: "Te veel oproepen",
      detail: "Wacht een minuut en probeer het opnieuw.",
    },
    "server-unreachable": {
      title: "Geen verbinding",
      detail: "Controleer je internetverbinding en probeer het opnieuw.",
    },
    "no-media": {
      title: "Verbinden is niet gelukt",
      detail: "Jullie netwerken kunnen elkaar niet bereiken. Een ander netwerk kan helpen.",
    },
    "network-blocked": {
      title: "Je netwerk blokkeert gesprekken",
      detail: "Een ander netwerk, zoals dat van een telefoon, kan helpen.",
    },
    "unsupported": {
      title: "Met deze browser kun je niet bellen",
      detail: "Werk hem bij of open deze pagina in een andere browser.",
    },
    "other": { title: "De oproep is niet gelukt", detail: "Dat lag aan ons. Probeer het opnieuw." },
  },

  history: {
    title: "Gesprekken",
    all: "Alle",
    missed: "Gemist",
    close: "Sluiten",
    loading: "Laden…",
    none: "Nog geen gesprekken. Inkomende en uitgaande gesprekken verschijnen hier.",
    noneMissed: "Geen gemiste oproepen.",
    failed: "De gesprekken konden niet worden geladen.",
    tryAgain: "Opnieuw proberen",
    showMore: "Oudere gesprekken tonen",
    outcome: {
      "ongoing": "Bezig",
      "incoming": "Inkomend",
      "outgoing": "Uitgaand",
      "missed": "Gemist",
      "declined-by-me": "Door jou geweigerd",
      "declined": "Geweigerd",
      "no-answer": "Geen gehoor",
      "cancelled": "Geannuleerd",
      "busy": "In gesprek",
      "offline": "Niet bereikbaar",
      "unavailable": "Niet beschikbaar",
      "not-connected": "Geen verbinding",
    },
    started: "Begin",
    ended: "Einde",
    duration: "Duur",
    roundTrip: "Vertraging",
    loss: "Dataverlies",
    connectionLost: "De verbinding is weggevallen.",
    participant: {
      ringing: "Gaat over",
      joined: "Deed mee",
      rejected: "Geweigerd",
      missed: "Nam niet op",
      busy: "Was in gesprek",
      offline: "Was niet bereikbaar",
    },
  },
};
