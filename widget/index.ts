/** What a page that bundles the widget may import; importing it does nothing by itself. */
export { CallError } from "./page/call-error.ts";
export type { CallView, ParticipantView } from "./page/call-view.ts";
export { ChatCall, defineChatCall } from "./chat-call.ts";
export type { ElementEventName, ElementEvents } from "./page/element-event.ts";
export type { StartCallOptions } from "./page/initiation.ts";
export type { CallState } from "./model/call-selectors.ts";
export type { Locale, PartialLocale } from "./ui/locale.ts";
