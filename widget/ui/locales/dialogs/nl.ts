/** The texts of the settings and the call check in Dutch, loaded with those dialogs. */
import type { DialogWords } from "../../words/dialog-words.ts";

/** Dutch for the dialogs. */
export const dutchDialogs: DialogWords = {
  settings: {
    title: "Instellingen",
    close: "Sluiten",
    microphone: "Microfoon",
    camera: "Camera",
    background: {
      title: "Achtergrond",
      none: "Geen",
      blur: "Vervagen",
      backdrop: { dawn: "Ochtend", lagoon: "Lagune", dusk: "Schemering" },
      picture: "Afbeelding {count}",
      loading: "De achtergrond wordt geladen. Tot dan ziet niemand jou of je kamer.",
      failed: {
        title: "De achtergrond kon niet worden ingesteld",
        detail: "Daarom ben je niet te zien. Probeer het opnieuw of kies ‘Geen’.",
      },
      obstacle: {
        browser: "Deze browser kan geen achtergrond achter je tonen.",
        policy: "Deze site staat niet toe wat een achtergrond nodig heeft.",
      },
    },
    speaker: "Luidspreker",
    systemDefault: "Systeemstandaard",
    testSound: "Testgeluid afspelen",
    notify: "Gesprekken melden",
    notifyHint: "Als deze pagina open is, maar niet in beeld.",
    notifyRefused:
      "De browser laat deze pagina geen meldingen tonen. Klik op het pictogram naast het adres van de pagina en sta meldingen toe.",
    notifyClosed: "De vraag van de browser is gesloten. Zet het opnieuw aan en kies ‘Toestaan’.",
    notifyImpossible: "Deze browser kan geen meldingen van deze pagina tonen.",
    push: "Gemiste oproepen melden",
    pushHint: "Ook als deze site gesloten is, en als een gepland gesprek begint.",
    pushHintMissed: "Ook als deze site gesloten is.",
    missed: { voice: "Gemiste spraakoproep", video: "Gemiste video-oproep" },
    due: { voice: "Geplande spraakoproep begint nu", video: "Geplande video-oproep begint nu" },
    whoMayCall: "Wie mij mag bellen",
    allowCallsFrom: {
      everyone: "Iedereen",
      contacts: "Mijn contacten",
      nobody: "Niemand",
    },
    doNotDisturb: "Niet storen",
    doNotDisturbHint: "Bellers zien dat je in gesprek bent.",
    blocked: "Geblokkeerde personen",
    block: "{name} blokkeren",
    unblock: "{name} deblokkeren",
    failed: "Dit kon niet worden geladen of opgeslagen. Probeer het opnieuw.",
  },
  diagnosis: {
    title: "Verbinding controleren",
    again: "Opnieuw controleren",
    copy: "Rapport kopiëren",
    copied: "Gekopieerd",
    result: {
      running: "Bezig met controleren…",
      ok: "Werkt",
      failed: "Werkt niet",
      silent: "Geen antwoord",
      refused: "Geweigerd",
      skipped: "Niet gecontroleerd",
    },
    check: {
      browser: "Browser",
      secure: "Beveiligde pagina",
      microphone: "Microfoon",
      camera: "Camera",
      server: "Belserver",
      stun: "Weg uit dit netwerk",
      turn: "Doorgifteserver",
      media: "Geluid over het netwerk",
    },
    verdict: {
      good: "Bellen zou hier moeten werken.",
      "shut-in":
        "Er is geen weg uit dit netwerk gevonden. Of het blokkeert gesprekken, of de servers die gesprekken tot stand brengen, werken niet. Een ander netwerk, zoals dat van een telefoon, kan helpen.",
      unrelayed:
        "Dit netwerk laat gesprekken door, maar de doorgifteserver van de site geeft ze niet door. Alleen de beheerders van de site kunnen dat verhelpen.",
      offline: "De belserver is niet bereikbaar. Controleer je internetverbinding.",
      unheard: "Gesprekken komen aan, maar je bent niet te horen.",
      unseen: "Spraakgesprekken zouden moeten werken, maar je bent niet te zien.",
      unsupported: "Deze browser is te oud, of de pagina is niet beveiligd.",
    },
  },
};
