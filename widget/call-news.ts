/** Which piece of news from the call becomes which of the element's public events. */
import { dispatch, type ElementEvents } from "./element-event.ts";
import { callErrorOf } from "./failure-error.ts";
import type { CallNews } from "./model/call-event.ts";

/** Fires the event that tells of it; `incoming` is the element's own, for what follows from it. */
export function dispatchNews(
  element: HTMLElement,
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
    default: {
      const { type, ...detail } = news;
      dispatch(element, type, detail as ElementEvents[typeof type]);
    }
  }
}
