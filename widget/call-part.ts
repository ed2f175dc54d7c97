/** The part of the widget that is loaded when a call is near: machine, media, stage. One chunk. */
export { createCall } from "./engine/call-engine.ts";
export { defineCallWindow, EXPORTED_PARTS } from "./ui/call-window.ts";
export { english } from "./ui/locales/en.ts";
