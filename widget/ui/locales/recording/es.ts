/** The texts about recordings in Spanish, loaded when there is one. */
import type { RecordingWords } from "../../recording/recording-words.ts";

/** Spanish for recordings. */
export const spanishRecording: RecordingWords = {
  record: "Grabar esta llamada",
  hint: "Antes se pide permiso a todos en la llamada.",
  asks: "{name} pide grabar esta llamada.",
  agree: "Aceptar",
  decline: "No aceptar",
  agreed: "Aceptas que {name} te grabe. No se graba nada hasta que todos acepten.",
  waiting: "Esperando a que acepte {name}",
  paused: "Grabación en pausa: esperando a que acepte {name}",
  cancel: "Cancelar",
  recording: "Grabando",
  isRecording: "{name} está grabando",
  stop: "Detener la grabación",
  withdraw: "Retirar mi permiso",
  over: "No se está grabando nada.",
  declined: "{name} no acepta. No se está grabando nada.",
  declinedByYou: "No aceptas. No se está grabando nada.",
  ready: "Grabación lista",
  save: "Guardar",
  delete: "Eliminar",
  deleteForGood: "Eliminar para siempre",
  kept: "Tus grabaciones",
  keptHint: "Solo en este navegador, durante 7 días.",
  trouble: {
    full: "No queda espacio en este navegador. Se conserva lo grabado hasta entonces.",
    failed: "La grabación no pudo continuar. Se conserva lo grabado hasta entonces.",
  },
  taken: "Alguien ya está grabando.",
  impossible: "Aquí no se puede grabar.",
};
