/** Spanish, for readers on both sides of the Atlantic. */
import type { Locale } from "../words/locale.ts";
import { spanishGroup } from "./group/es.ts";

/** Spanish. */
export const spanish: Locale = {
  ...spanishGroup,
  call: { voice: "Llamada de voz", video: "Videollamada" },
  unavailable: {
    "connecting": "Conectando…",
    "offline": "Sin conexión. Reintentando…",
    "closed": "Las llamadas no están disponibles aquí",
    "unauthorized": "Inicia sesión de nuevo para llamar",
    "unsupported": "Este navegador es demasiado antiguo para llamadas. Actualízalo.",
    "not-callable": "Ahora mismo no se puede llamar a nadie aquí",
    "chat-ended": "El tiempo de este chat ha terminado",
  },
  busy: "Ya estás en una llamada",
  callHistory: "Historial de llamadas",
  missedCalls: "Historial de llamadas, perdidas: {count}",

  accept: "Aceptar",
  acceptVoiceOnly: "Aceptar sin vídeo",
  decline: "Rechazar",
  ignore: "Ignorar",
  mute: "Desactivar micrófono",
  unmute: "Activar micrófono",
  cameraOff: "Apagar la cámara",
  cameraOn: "Encender la cámara",
  switchCamera: "Cambiar de cámara",
  cameraJoin: "{name} ha encendido la cámara. ¿Encender también la tuya?",
  cameraSpare: "La conexión es débil. Sin tu cámara, la voz se oirá con claridad.",
  notNow: "Ahora no",
  settings: "Ajustes",
  messages: "Mensajes",
  checkCalls: "Comprobar mi conexión",
  shareScreen: "Compartir pantalla",
  stopSharing: "Dejar de compartir",
  youShare: "Estás compartiendo tu pantalla",
  isSharing: "{name} está compartiendo la pantalla",
  sharingOver: "Al cambiar de página has dejado de compartir la pantalla.",
  screenFailed: {
    title: "No se puede compartir tu pantalla",
    detail:
      "Este equipo no deja que el navegador grabe la pantalla. Permítelo en los ajustes de privacidad del sistema y comparte de nuevo.",
  },
  hangUp: "Colgar",
  enterFullScreen: "Pantalla completa",
  leaveFullScreen: "Salir de pantalla completa",
  enterPip: "Imagen en imagen",
  leavePip: "Salir de imagen en imagen",
  moveWindow: "Mover la ventana (teclas de flecha)",
  tapToHear: "Toca para oír",
  hearRing: "Haz clic o toca en cualquier parte para oír el tono",
  dismiss: "Cerrar",
  you: "Tú",
  someone: "Alguien",

  incoming: { voice: "Llamada de voz entrante", video: "Videollamada entrante" },
  status: {
    dialing: "Llamando…",
    ringing: "Sonando…",
    connecting: "Conectando…",
    reconnecting: "Reconectando…",
  },
  allowDevices: {
    voice: "Puede que el navegador pida permiso para el micrófono",
    video: "Puede que el navegador pida permiso para la cámara y el micrófono",
  },

  andOthers: { one: "{name} y {count} persona más", other: "{name} y {count} personas más" },
  callWith: "Llamada con {name}",
  callElsewhere: "Llamada en otra pestaña",
  moveHere: "Mover aquí",
  isCalling: "{name} está llamando",
  incomingFrom: {
    voice: "Llamada de voz de {name}",
    video: "Videollamada de {name}",
  },
  away: "{name} está cambiando de página…",
  unstable: "La conexión de {name} es inestable…",
  ownUnstable: "Tu conexión es inestable, reconectando…",
  muted: "{name} tiene el micrófono apagado",
  cameraIsOff: "{name} tiene la cámara apagada",
  announce: {
    dialing: "Llamando a {name}",
    ringing: "Está sonando: {name}",
    connecting: "Conectando",
    active: "En llamada con {name}",
    reconnecting: "Conexión interrumpida, reconectando",
  },

  outcome: {
    "completed": { title: "Llamada finalizada", detail: "{name}" },
    "no-answer": { title: "Sin respuesta", detail: "{name}" },
    "cancelled": { title: "Llamada cancelada", detail: "{name}" },
    "missed": { title: "Llamada perdida de {name}" },
    "declined": { title: "Llamada rechazada" },
    "declined-by-me": { title: "Rechazaste la llamada", detail: "{name}" },
    "declined-by-other": { title: "{name} rechazó la llamada" },
    "busy": { title: "{name} está en otra llamada" },
    "unavailable": { title: "{name} no está disponible" },
    "offline": {
      title: "No se puede contactar con {name} ahora",
      detail: "La llamada aparecerá como perdida.",
    },
    "connect-failed": {
      title: "No se pudo conectar",
      detail: "Las dos redes no logran comunicarse. Prueba con otra red.",
    },
    "connection-lost": { title: "Se perdió la conexión", detail: "{name}" },
    "time-limit": { title: "Se acabó el tiempo", detail: "El tiempo de este chat ha terminado." },
    "answered-elsewhere": { title: "Aceptada en otro dispositivo", detail: "{name}" },
  },

  device: {
    microphone: {
      "permissions": {
        title: "Tu micrófono está bloqueado",
        detail: "Pulsa el icono junto a la dirección de la página y permite el micrófono. {again}",
      },
      "in-use": {
        title: "Tu micrófono está en uso",
        detail: "Otro programa lo está usando. Cierra ese programa. {again}",
      },
      "not-found": {
        title: "No se encontró ningún micrófono",
        detail: "Conecta uno o enciéndelo. {again}",
      },
      "constraints": {
        title: "Tu micrófono no es compatible",
        detail: "No puede hacer lo que la llamada necesita. Elige otro. {again}",
      },
      "insecure-context": {
        title: "Esta página no es segura",
        detail:
          "Los navegadores solo permiten un micrófono en páginas https. Abre esta página con " +
          "https:// delante.",
      },
      "policy": {
        title: "Este sitio ha desactivado el micrófono",
        detail: "Solo quienes gestionan el sitio pueden permitirlo.",
      },
      "unknown": {
        title: "Tu micrófono no se inició",
        detail: "Desconéctalo y vuelve a conectarlo, o reinicia el navegador. {again}",
      },
    },
    camera: {
      "permissions": {
        title: "Tu cámara está bloqueada",
        detail: "Pulsa el icono junto a la dirección de la página y permite la cámara. {again}",
      },
      "in-use": {
        title: "Tu cámara está en uso",
        detail: "Otro programa la está usando. Cierra ese programa. {again}",
      },
      "not-found": {
        title: "No se encontró ninguna cámara",
        detail: "Conecta una o enciéndela. {again}",
      },
      "constraints": {
        title: "Tu cámara no es compatible",
        detail: "No puede hacer lo que la llamada necesita. Elige otra. {again}",
      },
      "insecure-context": {
        title: "Esta página no es segura",
        detail: "Los navegadores solo permiten una cámara en páginas https. Abre esta página con " +
          "https:// delante.",
      },
      "policy": {
        title: "Este sitio ha desactivado la cámara",
        detail: "Solo quienes gestionan el sitio pueden permitirla.",
      },
      "unknown": {
        title: "Tu cámara no se inició",
        detail: "Desconéctala y vuelve a conectarla, o reinicia el navegador. {again}",
      },
    },
  },
  again: {
    call: "Luego vuelve a llamar.",
    microphone: "Luego pulsa «Activar micrófono».",
    camera: "Luego enciende la cámara.",
  },
  notHeard: "Puedes escuchar, pero no se te oye. ",
  failure: {
    "call-exists": { title: "Ya hay una llamada en este chat" },
    "already-in-call": {
      title: "Ya estás en una llamada",
      detail: "Termínala primero; puede estar en otra ventana.",
    },
    "calls-not-allowed": { title: "Este chat no permite ese tipo de llamada" },
    "forbidden": { title: "No puedes llamar en este chat" },
    "chat-ended": { title: "Se acabó el tiempo", detail: "El tiempo de este chat ha terminado." },
    "call-over": { title: "La llamada ya ha terminado" },
    "call-full": { title: "La llamada está completa" },
    "answered-elsewhere": { title: "Aceptada en otro dispositivo" },
    "unauthorized": {
      title: "Se cerró tu sesión",
      detail: "Recarga esta página y vuelve a llamar.",
    },
    "rate-limited": {
      title: "Demasiadas llamadas",
      detail: "Espera un minuto y vuelve a intentarlo.",
    },
    "server-unreachable": {
      title: "Sin conexión",
      detail: "Comprueba tu conexión a internet y vuelve a intentarlo.",
    },
    "no-media": {
      title: "No se pudo conectar",
      detail: "Las dos redes no logran comunicarse. Prueba con otra red.",
    },
    "network-blocked": {
      title: "Tu red bloquea las llamadas",
      detail: "Prueba con otra red, como la del móvil.",
    },
    "unsupported": {
      title: "Con este navegador no se puede llamar",
      detail: "Actualízalo o abre esta página en otro navegador.",
    },
    "other": { title: "La llamada no funcionó", detail: "Fue culpa nuestra. Vuelve a intentarlo." },
  },

  history: {
    title: "Llamadas",
    all: "Todas",
    missed: "Perdidas",
    close: "Cerrar",
    loading: "Cargando…",
    none: "Aún no hay llamadas. Las que hagas o recibas aparecerán aquí.",
    noneMissed: "No hay llamadas perdidas.",
    failed: "No se pudieron cargar las llamadas.",
    tryAgain: "Reintentar",
    showMore: "Mostrar llamadas anteriores",
    outcome: {
      "ongoing": "En curso",
      "incoming": "Entrante",
      "outgoing": "Saliente",
      "missed": "Perdida",
      "declined-by-me": "La rechazaste",
      "declined": "Rechazada",
      "no-answer": "Sin respuesta",
      "cancelled": "Cancelada",
      "busy": "Ocupado",
      "offline": "Sin conexión",
      "unavailable": "No disponible",
      "not-connected": "No se pudo conectar",
    },
    started: "Inicio",
    ended: "Fin",
    duration: "Duración",
    roundTrip: "Retardo",
    loss: "Datos perdidos",
    connectionLost: "Se perdió la conexión.",
    participant: {
      ringing: "Está sonando",
      joined: "Participó",
      rejected: "Rechazó",
      missed: "No respondió",
      busy: "Estaba en otra llamada",
      offline: "Estaba sin conexión",
    },
  },
};
