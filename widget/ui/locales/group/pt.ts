/** Portuguese: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Portuguese. */
export const portugueseGroup: GroupWordsOfLocale = {
  addPeople: "Adicionar pessoas",
  joinCall: "Entrar na chamada",
  group: {
    away: "Mudando de página ou reconectando…",
    lost: "Sem conexão",
    joined: "{name} entrou",
    left: "{name} saiu",
    manyJoined: "{name} entraram",
    manyLeft: "{name} saíram",
    alsoCalls: "Também liga para {name}",
    absent: {
      "declined": "Recusada",
      "no-answer": "Sem resposta",
      "busy": "Ocupado",
      "offline": "Off-line",
      "unavailable": "Indisponível",
    },
    running: "Chamada em andamento",
    choose: "Para quem você quer ligar?",
    call: "Ligar",
    close: "Fechar",
    here: "On-line",
    notHere: "Off-line",
    full: "No máximo {count} pessoas por chamada",
    nobody: "Todos já estão na chamada",
    search: "Buscar",
    notFound: "Nenhum resultado",
  },
};
