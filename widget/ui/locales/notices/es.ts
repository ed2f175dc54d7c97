/** The texts about a call's devices in Spanish, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Spanish for the notices. */
export const spanishNotices: NoticeWords = {
  tryAgain: "Reintentar",
  callAgain: "Volver a llamar",
  label: { microphone: "Micrófono", camera: "Cámara" },
  steps: {
    chrome: "Pulsa el icono a la izquierda de la dirección de la página y activa «{device}».",
    edge:
      "Pulsa el candado a la izquierda de la dirección, abre los permisos de este sitio y permite «{device}».",
    firefox:
      "Pulsa el símbolo tachado a la izquierda de la dirección y luego la ✕ junto a «Bloqueado».",
    safari:
      "En la barra de menús elige Safari, después los ajustes de este sitio web, y pon «{device}» en «Permitir».",
    ios:
      "Toca el botón junto a la dirección, después los ajustes del sitio web, y pon «{device}» en «Permitir».",
    iosApp: "Abre la app Ajustes del teléfono, elige este navegador y activa «{device}».",
    android:
      "Toca el icono a la izquierda de la dirección, después «Permisos», y activa «{device}».",
    other: "Pulsa el icono junto a la dirección de la página y permite «{device}».",
  },
  system: {
    macos:
      "El Mac no da acceso al navegador. Abre Ajustes del Sistema, «Privacidad y seguridad», «{device}», activa el navegador y reinícialo.",
    windows:
      "Windows no da acceso al navegador. Abre Configuración, «Privacidad y seguridad», «{device}», y permite el acceso a las aplicaciones de escritorio.",
    ios:
      "El teléfono no da acceso al navegador. Abre la app Ajustes, «Privacidad y seguridad», «{device}», y activa el navegador.",
    android:
      "El teléfono no da acceso al navegador. Abre la app Ajustes, «Aplicaciones», este navegador, «Permisos», y permite «{device}».",
    other:
      "El sistema no da acceso al navegador. Permítelo en los ajustes de privacidad del sistema.",
  },
  dismissed: "La pregunta del navegador se cerró. Inténtalo de nuevo y elige «Permitir».",
  allowed: {
    microphone: "El micrófono ya está permitido.",
    camera: "La cámara ya está permitida.",
  },
  paused: {
    microphone: {
      title: "Tu micrófono está en pausa",
      detail:
        "Lo usa una llamada telefónica u otra app. Los demás ven que no tienes sonido. Volverá por sí solo.",
    },
    camera: {
      title: "Tu cámara está en pausa",
      detail: "La usa otra app, o esta página no está en primer plano. Volverá por sí sola.",
    },
  },
  resumed: { microphone: "Tu micrófono ha vuelto", camera: "Tu cámara ha vuelto" },
  nowUsing: "Ahora en uso: {name}",
  backTo: "De nuevo en uso: {name}",
  background: { title: "No se ha podido aplicar tu fondo", detail: "Por eso los demás no te ven." },
  bareCamera: "Mostrar la cámara sin fondo",
  excellent: "Conexión excelente",
  good: "Conexión buena",
  weak: "Conexión débil",
  steady: "La conexión vuelve a ser buena",
  endsIn: "La llamada termina en {time}",
};
