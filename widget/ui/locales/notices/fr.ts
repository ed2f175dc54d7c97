/** The texts about a call's devices in French, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** French for the notices. */
export const frenchNotices: NoticeWords = {
  tryAgain: "Réessayer",
  callAgain: "Rappeler",
  label: { microphone: "Micro", camera: "Caméra" },
  steps: {
    chrome: "Cliquez sur l’icône à gauche de l’adresse de la page et activez « {device} ».",
    edge:
      "Cliquez sur le cadenas à gauche de l’adresse, ouvrez les autorisations de ce site et autorisez « {device} ».",
    firefox:
      "Cliquez sur le symbole barré à gauche de l’adresse, puis sur le ✕ à côté de « Bloqué ».",
    safari:
      "Dans la barre des menus, choisissez Safari, puis les réglages pour ce site web, et mettez « {device} » sur « Autoriser ».",
    ios:
      "Touchez le bouton à côté de l’adresse, puis les réglages du site web, et mettez « {device} » sur « Autoriser ».",
    iosApp: "Ouvrez l’app Réglages du téléphone, choisissez ce navigateur et activez « {device} ».",
    android:
      "Touchez l’icône à gauche de l’adresse, puis « Autorisations », et activez « {device} ».",
    other: "Appuyez sur l’icône à côté de l’adresse de la page et autorisez « {device} ».",
  },
  system: {
    macos:
      "Le Mac bloque l’accès du navigateur. Ouvrez Réglages Système, « Confidentialité et sécurité », « {device} », activez le navigateur et redémarrez-le.",
    windows:
      "Windows bloque l’accès du navigateur. Ouvrez Paramètres, « Confidentialité et sécurité », « {device} », et autorisez les applications de bureau.",
    ios:
      "Le téléphone bloque l’accès du navigateur. Ouvrez l’app Réglages, « Confidentialité et sécurité », « {device} », et activez le navigateur.",
    android:
      "Le téléphone bloque l’accès du navigateur. Ouvrez l’app Paramètres, « Applications », ce navigateur, « Autorisations », et autorisez « {device} ».",
    other:
      "Le système bloque l’accès du navigateur. Autorisez le navigateur dans les réglages de confidentialité du système.",
  },
  dismissed: "La question du navigateur a été fermée. Réessayez et choisissez « Autoriser ».",
  allowed: {
    microphone: "Le micro est maintenant autorisé.",
    camera: "La caméra est maintenant autorisée.",
  },
  paused: {
    microphone: {
      title: "Votre micro est en pause",
      detail:
        "Un appel téléphonique ou une autre app l’utilise. Les autres voient votre micro coupé. Il se rétablira de lui-même.",
    },
    camera: {
      title: "Votre caméra est en pause",
      detail:
        "Une autre app l’utilise, ou cette page n’est pas au premier plan. Elle se rétablira d’elle-même.",
    },
  },
  resumed: {
    microphone: "Votre micro fonctionne à nouveau",
    camera: "Votre caméra fonctionne à nouveau",
  },
  nowUsing: "En cours d’utilisation : {name}",
  backTo: "De nouveau utilisé : {name}",
  background: {
    title: "Impossible d’appliquer votre arrière-plan",
    detail: "Les autres ne vous voient donc pas.",
  },
  bareCamera: "Montrer la caméra sans arrière-plan",
  excellent: "Excellente connexion",
  good: "Bonne connexion",
  weak: "Connexion faible",
  steady: "La connexion est de nouveau bonne",
  endsIn: "L’appel se termine dans {time}",
};
