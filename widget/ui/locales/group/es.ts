/** Spanish: the texts of a call of more than two, and of adding people and joining. */
import type { GroupWordsOfLocale } from "../../words/locale.ts";

/** Spanish. */
export const spanishGroup: GroupWordsOfLocale = {
  addPeople: "Añadir personas",
  joinCall: "Unirse a la llamada",
  group: {
    away: "Cambiando de página o reconectando…",
    lost: "Sin conexión",
    joined: "{name} se ha unido",
    left: "{name} ha salido",
    manyJoined: "{name} se han unido",
    manyLeft: "{name} han salido",
    alsoCalls: "También llama a {name}",
    absent: {
      "declined": "Rechazada",
      "no-answer": "Sin respuesta",
      "busy": "Ocupado",
      "offline": "Sin conexión",
      "unavailable": "No disponible",
    },
    running: "Llamada en curso",
    choose: "¿A quién quieres llamar?",
    call: "Llamar",
    close: "Cerrar",
    here: "En línea",
    notHere: "Fuera de línea",
    full: "Máximo {count} personas por llamada",
    nobody: "Ya están todos en la llamada",
    search: "Buscar",
    notFound: "Sin resultados",
  },
};
