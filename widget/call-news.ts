/** Turns the machine's news into the element's public events. */
import { dispatch, type ElementEvents } from "./page/element-event.ts";
import { callErrorOf } from "./page/failure-error.ts";
import type { CallNews } from "./model/call-event.ts";

/**
 * Fires the event for a piece of news. News of recordings and scheduled calls goes to parts that
 * are loaded on demand; `states` is the element's state set. The element handles `incoming` itself.
 */
export function dispatchNews(
  element: HTMLElement,
  states: Set<string>,
  news: Exclude<CallNews, { type: "incoming" }>,
): void {
  switch (news.type) {
    case "device-error": {
      const { type, device } = news.failure;
      dispatch(element, "device-error", { type, device });
      break;
    }
    case "failed": {
      const { code, message } = callErrorOf(news.failure);
      dispatch(element, "error", { code, message });
      break;
    }
    case "recording":
    case "recorded":
    case "recordings-offered":
      import("./parts/recording-part.ts").then((part) => part.tellRecording(element, states, news))
        .catch(console.warn);
      break;
    case "schedule":
      import("./parts/due-part.ts").then((part) => part.hearSchedule(element, news.event))
        .catch(console.warn);
      break;
    default: {
      const { type, ...detail } = news;
      dispatch(element, type, detail as ElementEvents[typeof type]);
    }
  }
}
