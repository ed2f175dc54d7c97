/** The texts about recordings in French, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** French for recordings. */
export const frenchRecording: RecordingWords = {
  record: "Enregistrer cet appel",
  hint: "L’accord de tout le monde est demandé avant.",
  asks: "{name} demande à enregistrer cet appel.",
  agree: "Accepter",
  decline: "Refuser",
  agreed:
    "Vous acceptez l’enregistrement par {name}. Rien n’est enregistré avant l’accord de tous.",
  waiting: "En attente de l’accord de {name}",
  paused: "Enregistrement en pause : en attente de l’accord de {name}",
  cancel: "Annuler",
  recording: "Enregistrement",
  isRecording: "{name} enregistre",
  stop: "Arrêter l’enregistrement",
  withdraw: "Retirer mon accord",
  over: "Rien n’est enregistré.",
  declined: "{name} n’est pas d’accord. Rien n’est enregistré.",
  declinedByYou: "Vous n’êtes pas d’accord. Rien n’est enregistré.",
  ready: "Enregistrement prêt",
  save: "Sauvegarder",
  delete: "Supprimer",
  deleteForGood: "Supprimer définitivement",
  kept: "Vos enregistrements",
  keptHint: "Dans ce navigateur seulement, pendant 7 jours.",
  trouble: {
    full:
      "Il n’y a plus de place dans ce navigateur. Ce qui a été enregistré jusque-là est conservé.",
    failed:
      "L’enregistrement n’a pas pu continuer. Ce qui a été enregistré jusque-là est conservé.",
  },
  taken: "Quelqu’un enregistre déjà.",
  impossible: "Il n’est pas possible d’enregistrer ici.",
};
