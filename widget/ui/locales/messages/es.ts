/** The texts around a call's messages in Spanish, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Spanish for the messages. */
export const spanishMessages: MessageWords = {
  write: "Escribe un mensaje",
  send: "Enviar",
  close: "Cerrar",
  empty: "Aún no hay mensajes. Todos en la llamada pueden leer lo que se escriba aquí.",
  sending: "Enviando…",
  notSent: "No enviado",
  tryAgain: "Reintentar",
  discard: "Eliminar",
  full: "En esta llamada no caben más mensajes.",
  unread: "Sin leer: {count}",
  newOnes: "Mensajes nuevos",
  from: "Mensaje de {name}: {text}",
  left: "Caracteres restantes: {count}",
  loading: "Cargando…",
  failed: "No se pueden cargar los mensajes.",
};
