/** The texts of the settings and the call check in Spanish, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Spanish for the dialogs. */
export const spanishDialogs: DialogWords = {
  settings: {
    title: "Ajustes",
    close: "Cerrar",
    microphone: "Micrófono",
    camera: "Cámara",
    background: {
      title: "Fondo",
      none: "Ninguno",
      blur: "Desenfoque",
      backdrop: { dawn: "Amanecer", lagoon: "Laguna", dusk: "Atardecer" },
      picture: "Imagen {count}",
      loading: "Cargando el fondo. Mientras tanto, nadie te ve ni ve tu habitación.",
      failed: {
        title: "No se ha podido aplicar el fondo",
        detail: "Por eso no se te ve. Inténtalo de nuevo o elige «Ninguno».",
      },
      obstacle: {
        browser: "Este navegador no puede mostrar un fondo detrás de ti.",
        policy: "Este sitio no permite lo que necesita un fondo.",
      },
    },
    speaker: "Altavoz",
    systemDefault: "Predeterminado del sistema",
    testSound: "Reproducir un sonido de prueba",
    notify: "Avisarme de las llamadas",
    notifyHint: "Cuando esta página esté abierta, pero no a la vista.",
    notifyRefused:
      "El navegador no deja que esta página te avise. Pulsa el icono junto a la dirección de la página y permite las notificaciones.",
    notifyClosed: "La pregunta del navegador se cerró. Actívalo de nuevo y elige «Permitir».",
    notifyImpossible: "Este navegador no puede mostrar notificaciones de esta página.",
    push: "Avisarme de las llamadas perdidas",
    pushHint: "También cuando este sitio esté cerrado, y cuando empiece una llamada programada.",
    pushHintMissed: "También cuando este sitio esté cerrado.",
    missed: { voice: "Llamada de voz perdida", video: "Videollamada perdida" },
    due: {
      voice: "La llamada de voz programada empieza ahora",
      video: "La videollamada programada empieza ahora",
    },
    whoMayCall: "Quién puede llamarme",
    allowCallsFrom: {
      everyone: "Todos",
      contacts: "Mis contactos",
      nobody: "Nadie",
    },
    doNotDisturb: "No molestar",
    doNotDisturbHint: "Quien llame verá que la línea está ocupada.",
    blocked: "Personas bloqueadas",
    block: "Bloquear a {name}",
    unblock: "Desbloquear a {name}",
    failed: "No se ha podido cargar o guardar. Inténtalo de nuevo.",
  },
  diagnosis: {
    title: "Comprobar la conexión",
    again: "Comprobar de nuevo",
    copy: "Copiar informe",
    copied: "Copiado",
    result: {
      running: "Comprobando…",
      ok: "Funciona",
      failed: "No funciona",
      silent: "Sin respuesta",
      refused: "Rechazado",
      skipped: "Sin comprobar",
    },
    check: {
      browser: "Navegador",
      secure: "Página segura",
      microphone: "Micrófono",
      camera: "Cámara",
      server: "Servidor de llamadas",
      stun: "Salida de esta red",
      turn: "Servidor de retransmisión",
      media: "Sonido por la red",
    },
    verdict: {
      good: "Las llamadas deberían funcionar aquí.",
      "shut-in":
        "No se encontró ninguna salida de esta red. O bloquea las llamadas, o los servidores que las hacen posibles no funcionan. Prueba con otra red, como la del móvil.",
      unrelayed:
        "Esta red deja salir las llamadas, pero el servidor de retransmisión del sitio no las transmite. Solo quienes gestionan el sitio pueden arreglarlo.",
      offline: "No se puede acceder al servidor de llamadas. Comprueba tu conexión a internet.",
      unheard: "Las llamadas te llegan, pero no se te puede oír.",
      unseen: "Las llamadas de voz deberían funcionar, pero no se te puede ver.",
      unsupported: "Este navegador es demasiado antiguo o la página no es segura.",
    },
  },
};
