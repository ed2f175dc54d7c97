/** Screen sharing by this page: choosing, sharing, and its end, here or by the browser's bar. */
import { and } from "xstate";
import { address, report, tellLinks, tellServer } from "./call-actions.ts";
import { isMisstated, isSeated, wants } from "./call-guards.ts";
import { callSetup } from "./call-setup.ts";

const tell = (enabled: boolean) =>
  tellServer((step) => ({ type: "call:toggle-screen", ...address(step), enabled }));
const announce = (enabled: boolean) => [
  tell(enabled),
  report(() => ({ type: "screenshare-toggle", enabled })),
];

const show = [
  tellLinks(({ event }) => ({
    type: "screen",
    stream: event.type === "screen.started" ? event.stream : null,
  })),
  ...announce(true),
];
const hide = [tellLinks(() => ({ type: "screen", stream: null })), ...announce(false)];

export const screenRegion = callSetup.createStateConfig({
  initial: "off",
  states: {
    off: {
      id: "screenOff",
      on: {
        "toggle-screen-share": { guard: and([wants(true), isSeated]), target: "sharing" },
        "signaling.restored": {
          guard: isMisstated("screenEnabled", () => false),
          actions: tell(false),
        },
      },
    },
    sharing: {
      entry: callSetup.assign({ sharingOver: false }),
      // Leaving the state stops the capture, whatever the reason.
      invoke: { src: "screenCapture" },
      initial: "choosing",
      states: {
        /** The browser asks what to share; the page cannot withdraw the question. */
        choosing: {
          on: {
            "screen.started": { target: "on", actions: show },
            "screen.ended": "#screenOff",
            "toggle-screen-share": {
              guard: ({ event }) => event.force === false,
              target: "#screenOff",
            },
          },
        },
        on: {
          on: {
            "screen.ended": { target: "#screenOff", actions: hide },
            "signaling.restored": {
              guard: isMisstated("screenEnabled", () => true),
              actions: tell(true),
            },
            "toggle-screen-share": { guard: wants(false), target: "#screenOff", actions: hide },
          },
        },
      },
    },
  },
});
