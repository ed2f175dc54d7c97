/** The texts around a call's messages in Portuguese, loaded when there are messages. */
import type { MessageWords } from "../../words/message-words.ts";

/** Portuguese for the messages. */
export const portugueseMessages: MessageWords = {
  write: "Escreva uma mensagem",
  send: "Enviar",
  close: "Fechar",
  empty: "Ainda não há mensagens. Todos na chamada podem ler o que for escrito aqui.",
  sending: "Enviando…",
  notSent: "Não enviada",
  tryAgain: "Tentar de novo",
  discard: "Excluir",
  full: "Não cabem mais mensagens nesta chamada.",
  unread: "Não lidas: {count}",
  newOnes: "Novas mensagens",
  from: "Mensagem de {name}: {text}",
  left: "Caracteres restantes: {count}",
  loading: "Carregando…",
  failed: "Não foi possível carregar as mensagens.",
};
