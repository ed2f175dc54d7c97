/** The texts of the settings and the call check in French, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** French for the dialogs. */
export const frenchDialogs: DialogWords = {
  settings: {
    title: "Réglages",
    close: "Fermer",
    microphone: "Micro",
    camera: "Caméra",
    background: {
      title: "Arrière-plan",
      none: "Aucun",
      blur: "Flou",
      backdrop: { dawn: "Aube", lagoon: "Lagon", dusk: "Crépuscule" },
      picture: "Image {count}",
      loading: "L’arrière-plan se charge. D’ici là, personne ne voit ni vous, ni la pièce.",
      failed: {
        title: "Impossible d’appliquer l’arrière-plan",
        detail: "On ne vous voit donc pas. Réessayez ou choisissez « Aucun ».",
      },
      obstacle: {
        browser: "Ce navigateur ne peut pas placer d’arrière-plan derrière vous.",
        policy: "Ce site n’autorise pas ce dont un arrière-plan a besoin.",
      },
    },
    speaker: "Haut-parleur",
    systemDefault: "Par défaut du système",
    testSound: "Jouer un son de test",
    notify: "Me prévenir des appels",
    notifyHint: "Quand cette page est ouverte, mais pas à l’écran.",
    notifyRefused:
      "Le navigateur ne laisse pas cette page vous prévenir. Cliquez sur l’icône à côté de l’adresse de la page et autorisez les notifications.",
    notifyClosed:
      "La question du navigateur a été fermée. Activez de nouveau et choisissez « Autoriser ».",
    notifyImpossible: "Ce navigateur ne peut pas afficher les notifications de cette page.",
    push: "Me signaler les appels manqués",
    pushHint: "Même quand ce site est fermé, et quand un appel planifié commence.",
    pushHintMissed: "Même quand ce site est fermé.",
    missed: { voice: "Appel vocal manqué", video: "Appel vidéo manqué" },
    due: {
      voice: "L’appel vocal planifié commence maintenant",
      video: "L’appel vidéo planifié commence maintenant",
    },
    whoMayCall: "Qui peut m’appeler",
    allowCallsFrom: {
      everyone: "Tout le monde",
      contacts: "Mes contacts",
      nobody: "Personne",
    },
    doNotDisturb: "Ne pas déranger",
    doNotDisturbHint: "La ligne est indiquée comme occupée à qui appelle.",
    blocked: "Personnes bloquées",
    block: "Bloquer {name}",
    unblock: "Débloquer {name}",
    failed: "Impossible de charger ou d’enregistrer. Réessayez.",
  },
  diagnosis: {
    title: "Vérifier la connexion",
    again: "Vérifier à nouveau",
    copy: "Copier le rapport",
    copied: "Copié",
    result: {
      running: "Vérification…",
      ok: "Fonctionne",
      failed: "Ne fonctionne pas",
      silent: "Pas de réponse",
      refused: "Refusé",
      skipped: "Non vérifié",
    },
    check: {
      browser: "Navigateur",
      secure: "Page sécurisée",
      microphone: "Micro",
      camera: "Caméra",
      server: "Serveur d’appels",
      stun: "Sortie de ce réseau",
      turn: "Relais",
      media: "Son via le réseau",
    },
    verdict: {
      good: "Les appels devraient fonctionner ici.",
      "shut-in":
        "Aucune sortie de ce réseau n’a été trouvée. Soit il bloque les appels, soit les serveurs qui les aident à passer sont en panne. Essayez avec un autre réseau, comme celui d’un téléphone.",
      unrelayed:
        "Ce réseau laisse passer les appels, mais le relais du site ne les transmet pas. Seuls les responsables du site peuvent y remédier.",
      offline: "Le serveur d’appels est injoignable. Vérifiez votre connexion internet.",
      unheard: "Les appels vous parviennent, mais on ne peut pas vous entendre.",
      unseen: "Les appels vocaux devraient fonctionner ici, mais on ne peut pas vous voir.",
      unsupported: "Ce navigateur est trop ancien, ou la page n’est pas sécurisée.",
    },
  },
};
