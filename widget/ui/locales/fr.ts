/** French. It says “vous”, as sites do to people they do not know. */
import type { Locale } from "../words/locale.ts";
import { frenchGroup } from "./group/fr.ts";

/** French. */
export const french: Locale = {
  ...frenchGroup,
  call: { voice: "Appel vocal", video: "Appel vidéo" },
  unavailable: {
    "connecting": "Connexion…",
    "offline": "Pas de connexion. Nouvelle tentative…",
    "closed": "Les appels ne sont pas disponibles ici",
    "unauthorized": "Reconnectez-vous pour appeler",
    "unsupported": "Ce navigateur est trop ancien pour les appels. Mettez-le à jour.",
    "not-callable": "Personne n’est joignable ici pour le moment",
    "chat-ended": "Le temps prévu pour cette discussion est écoulé",
  },
  busy: "Vous êtes déjà en appel",
  callHistory: "Historique des appels",
  missedCalls: "Historique des appels, {count} en absence",

  accept: "Accepter",
  acceptVoiceOnly: "Accepter sans vidéo",
  decline: "Refuser",
  ignore: "Ignorer",
  mute: "Couper le micro",
  unmute: "Activer le micro",
  cameraOff: "Désactiver la caméra",
  cameraOn: "Activer la caméra",
  switchCamera: "Changer de caméra",
  cameraJoin: "{name} a activé sa caméra. Activer aussi la vôtre ?",
  cameraSpare: "La connexion est faible. Sans votre caméra, la voix reste claire.",
  notNow: "Pas maintenant",
  settings: "Réglages",
  messages: "Messages",
  checkCalls: "Vérifier ma connexion",
  shareScreen: "Partager l’écran",
  stopSharing: "Arrêter le partage",
  youShare: "Vous partagez votre écran",
  isSharing: "{name} partage son écran",
  sharingOver: "Le changement de page a mis fin au partage de votre écran.",
  screenFailed: {
    title: "Impossible de partager votre écran",
    detail:
      "Cet ordinateur n’autorise pas le navigateur à enregistrer l’écran. Autorisez-le dans les réglages de confidentialité du système, puis partagez à nouveau.",
  },
  hangUp: "Raccrocher",
  enterFullScreen: "Plein écran",
  leaveFullScreen: "Quitter le plein écran",
  enterPip: "Image dans l’image",
  leavePip: "Quitter l’image dans l’image",
  moveWindow: "Déplacer la fenêtre (touches fléchées)",
  tapToHear: "Toucher pour écouter",
  hearRing: "Cliquer ou toucher n’importe où pour entendre la sonnerie",
  dismiss: "Fermer",
  you: "Vous",
  someone: "Quelqu’un",

  incoming: { voice: "Appel vocal entrant", video: "Appel vidéo entrant" },
  status: {
    dialing: "Appel en cours…",
    ringing: "Ça sonne…",
    connecting: "Connexion…",
    reconnecting: "Reconnexion…",
  },
  allowDevices: {
    voice: "Votre navigateur peut demander l’accès au micro",
    video: "Votre navigateur peut demander l’accès à la caméra et au micro",
  },

  andOthers: { one: "{name} et {count} autre", other: "{name} et {count} autres" },
  callWith: "Appel avec {name}",
  callElsewhere: "Appel dans un autre onglet",
  moveHere: "Reprendre ici",
  isCalling: "{name} appelle",
  incomingFrom: {
    voice: "Appel vocal de {name}",
    video: "Appel vidéo de {name}",
  },
  away: "{name} change de page…",
  unstable: "La connexion de {name} est instable…",
  ownUnstable: "Votre connexion est instable, reconnexion…",
  muted: "{name} a coupé son micro",
  cameraIsOff: "La caméra de {name} est désactivée",
  announce: {
    dialing: "Appel de {name} en cours",
    ringing: "Ça sonne chez {name}",
    connecting: "Connexion",
    active: "En appel avec {name}",
    reconnecting: "Connexion interrompue, reconnexion",
  },

  outcome: {
    "completed": { title: "Appel terminé", detail: "{name}" },
    "no-answer": { title: "Pas de réponse", detail: "{name}" },
    "cancelled": { title: "Appel annulé", detail: "{name}" },
    "missed": { title: "Appel manqué de {name}" },
    "declined": { title: "Appel refusé" },
    "declined-by-me": { title: "Vous avez refusé", detail: "{name}" },
    "declined-by-other": { title: "{name} a refusé" },
    "busy": { title: "{name} est déjà en appel" },
    "unavailable": { title: "{name} n’est pas disponible" },
    "offline": { title: "{name} n’est pas joignable", detail: "L’appel apparaîtra comme manqué." },
    "connect-failed": {
      title: "Connexion impossible",
      detail: "Vos deux réseaux n’arrivent pas à se joindre. Essayez avec un autre réseau.",
    },
    "connection-lost": { title: "Connexion perdue", detail: "{name}" },
    "time-limit": {
      title: "Le temps est écoulé",
      detail: "Le temps prévu pour cette discussion est écoulé.",
    },
    "answered-elsewhere": { title: "Appel pris sur un autre appareil", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Votre micro est bloqué",
        detail: "Cliquez sur l’icône à côté de l’adresse de la page et autorisez le micro. {again}",
      },
      "in-use": {
        title: "Votre micro est déjà utilisé",
        detail: "Un autre programme l’utilise. Fermez ce programme. {again}",
      },
      "not-found": { title: "Aucun micro trouvé", detail: "Branchez-en un ou allumez-le. {again}" },
      "constraints": {
        title: "Votre micro ne convient pas",
        detail: "Il ne permet pas ce que l’appel demande. Choisissez-en un autre. {again}",
      },
      "insecure-context": {
        title: "Cette page n’est pas sécurisée",
        detail:
          "Les navigateurs n’autorisent un micro que sur les pages https. Ouvrez cette page " +
          "avec https:// devant.",
      },
      "policy": {
        title: "Ce site a désactivé le micro",
        detail: "Seuls les responsables du site peuvent l’autoriser.",
      },
      "unknown": {
        title: "Votre micro n’a pas démarré",
        detail: "Débranchez-le puis rebranchez-le, ou redémarrez le navigateur. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Votre caméra est bloquée",
        detail: "Cliquez sur l’icône à côté de l’adresse de la page et autorisez la caméra. " +
          "{again}",
      },
      "in-use": {
        title: "Votre caméra est déjà utilisée",
        detail: "Un autre programme l’utilise. Fermez ce programme. {again}",
      },
      "not-found": {
        title: "Aucune caméra trouvée",
        detail: "Branchez-en une ou allumez-la. {again}",
      },
      "constraints": {
        title: "Votre caméra ne convient pas",
        detail: "Elle ne permet pas ce que l’appel demande. Choisissez-en une autre. {again}",
      },
      "insecure-context": {
        title: "Cette page n’est pas sécurisée",
        detail:
          "Les navigateurs n’autorisent une caméra que sur les pages https. Ouvrez cette page " +
          "avec https:// devant.",
      },
      "policy": {
        title: "Ce site a désactivé la caméra",
        detail: "Seuls les responsables du site peuvent l’autoriser.",
      },
      "unknown": {
        title: "Votre caméra n’a pas démarré",
        detail: "Débranchez-la puis rebranchez-la, ou redémarrez le navigateur. {again}",
      },
    },
  },
  again: {
    call: "Rappelez ensuite.",
    microphone: "Activez ensuite le micro.",
    camera: "Activez ensuite la caméra.",
  },
  notHeard: "Vous pouvez écouter, mais on ne vous entend pas. ",
  failure: {
    "call-exists": { title: "Un appel est déjà en cours dans cette discussion" },
    "already-in-call": {
      title: "Vous êtes déjà en appel",
      detail: "Terminez d’abord l’autre appel. Il est peut-être dans une autre fenêtre.",
    },
    "calls-not-allowed": { title: "Cette discussion ne permet pas ce type d’appel" },
    "forbidden": { title: "Vous ne pouvez pas appeler dans cette discussion" },
    "chat-ended": {
      title: "Le temps est écoulé",
      detail: "Le temps prévu pour cette discussion est écoulé.",
    },
    "call-over": { title: "L’appel est déjà terminé" },
    "call-full": { title: "Cet appel est complet" },
    "answered-elsewhere": { title: "Appel pris sur un autre appareil" },
    "unauthorized": {
      title: "Votre session a expiré",
      detail: "Rechargez cette page, puis rappelez.",
    },
    "rate-limited": {
      title: "Trop d’appels",
      detail: "Attendez une minute, puis réessayez.",
    },
    "server-unreachable": {
      title: "Pas de connexion",
      detail: "Vérifiez votre connexion internet, puis réessayez.",
    },
    "no-media": {
      title: "Connexion impossible",
      detail: "Vos deux réseaux n’arrivent pas à se joindre. Essayez avec un autre réseau.",
    },
    "network-blocked": {
      title: "Votre réseau bloque les appels",
      detail: "Essayez avec un autre réseau, comme celui d’un téléphone.",
    },
    "unsupported": {
      title: "Ce navigateur ne permet pas d’appeler",
      detail: "Mettez-le à jour, ou ouvrez cette page dans un autre navigateur.",
    },
    "other": {
      title: "L’appel n’a pas fonctionné",
      detail: "Le problème vient de nous. Veuillez réessayer.",
    },
  },

  history: {
    title: "Appels",
    all: "Tous",
    missed: "Manqués",
    close: "Fermer",
    loading: "Chargement…",
    none: "Aucun appel pour l’instant. Les appels passés et reçus apparaissent ici.",
    noneMissed: "Aucun appel manqué.",
    failed: "Impossible de charger les appels.",
    tryAgain: "Réessayer",
    showMore: "Afficher les appels plus anciens",
    outcome: {
      "ongoing": "En cours",
      "incoming": "Entrant",
      "outgoing": "Sortant",
      "missed": "Manqué",
      "declined-by-me": "Refusé par vous",
      "declined": "Refusé",
      "no-answer": "Sans réponse",
      "cancelled": "Annulé",
      "busy": "Occupé",
      "offline": "Injoignable",
      "unavailable": "Indisponible",
      "not-connected": "Connexion impossible",
    },
    started: "Début",
    ended: "Fin",
    duration: "Durée",
    roundTrip: "Délai",
    loss: "Données perdues",
    connectionLost: "La connexion a été perdue.",
    participant: {
      ringing: "Ça sonne",
      joined: "A participé",
      rejected: "A refusé",
      missed: "N’a pas répondu",
      busy: "Était en appel",
      offline: "Était injoignable",
    },
  },
};
