/** The texts about a call's devices in Dutch, loaded with the first notice. */
import type { NoticeWords } from "../../words/notice-words.ts";

/** Dutch for the notices. */
export const dutchNotices: NoticeWords = {
  tryAgain: "Opnieuw proberen",
  callAgain: "Opnieuw bellen",
  label: { microphone: "Microfoon", camera: "Camera" },
  steps: {
    chrome: "Klik op het pictogram links van het adres van de pagina en zet ‘{device}’ aan.",
    edge:
      "Klik op het slotje links van het adres, open de machtigingen voor deze site en sta ‘{device}’ toe.",
    firefox:
      "Klik op het doorgestreepte symbool links van het adres en dan op het ✕ naast ‘Geblokkeerd’.",
    safari:
      "Kies in de menubalk Safari, dan de instellingen voor deze website, en zet ‘{device}’ op ‘Sta toe’.",
    ios:
      "Tik op de knop naast het adres, dan op de website-instellingen, en zet ‘{device}’ op ‘Sta toe’.",
    iosApp: "Open de app Instellingen van de telefoon, kies deze browser en zet ‘{device}’ aan.",
    android: "Tik op het pictogram links van het adres, dan op ‘Rechten’, en zet ‘{device}’ aan.",
    other: "Klik op het pictogram naast het adres van de pagina en sta ‘{device}’ toe.",
  },
  system: {
    macos:
      "De Mac geeft de browser geen toegang. Open Systeeminstellingen, ‘Privacy en beveiliging’, ‘{device}’, zet de browser aan en start die opnieuw.",
    windows:
      "Windows geeft de browser geen toegang. Open Instellingen, ‘Privacy en beveiliging’, ‘{device}’, en sta bureaublad-apps toe.",
    ios:
      "De telefoon geeft de browser geen toegang. Open de app Instellingen, ‘Privacy en beveiliging’, ‘{device}’, en zet de browser aan.",
    android:
      "De telefoon geeft de browser geen toegang. Open de app Instellingen, ‘Apps’, deze browser, ‘Rechten’, en sta ‘{device}’ toe.",
    other:
      "Het systeem geeft de browser geen toegang. Sta het de browser toe in de privacy-instellingen van het systeem.",
  },
  dismissed: "De vraag van de browser is gesloten. Probeer het opnieuw en kies ‘Toestaan’.",
  allowed: { microphone: "De microfoon is nu toegestaan.", camera: "De camera is nu toegestaan." },
  paused: {
    microphone: {
      title: "Je microfoon is gepauzeerd",
      detail:
        "Een telefoongesprek of een andere app gebruikt hem. De anderen zien dat je gedempt bent. Hij komt vanzelf terug.",
    },
    camera: {
      title: "Je camera is gepauzeerd",
      detail:
        "Een andere app gebruikt hem, of deze pagina staat niet op de voorgrond. Hij komt vanzelf terug.",
    },
  },
  resumed: { microphone: "Je microfoon doet het weer", camera: "Je camera doet het weer" },
  nowUsing: "Nu in gebruik: {name}",
  backTo: "Weer in gebruik: {name}",
  background: {
    title: "Je achtergrond kon niet worden ingesteld",
    detail: "Daarom zien de anderen je niet.",
  },
  bareCamera: "Camera zonder achtergrond tonen",
  excellent: "Uitstekende verbinding",
  good: "Goede verbinding",
  weak: "Zwakke verbinding",
  steady: "De verbinding is weer goed",
  endsIn: "Het gesprek eindigt over {time}",
};
