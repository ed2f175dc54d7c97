/** The element's events and cards for recordings. Loaded when there is one. */
import { dispatch } from "../page/element-event.ts";
import type { RecordingNews } from "../model/recording-desk.ts";
import { offerRecorded } from "../ui/recording/recorded-card.ts";

/** Fires the event for the news, or shows the card; `states` are the element's own. */
export function tellRecording(
  element: HTMLElement,
  states: Pick<CustomStateSet, "add" | "delete">,
  news: RecordingNews,
): void {
  switch (news.type) {
    case "recording": {
      const { type, ...detail } = news;
      states[news.state === "on" ? "add" : "delete"](type);
      dispatch(element, type, detail);
      break;
    }
    case "recorded": {
      const { type, decide, ...detail } = news;
      decide(!dispatch(element, type, detail));
      break;
    }
    case "recordings-offered":
      offerRecorded(element.shadowRoot!, news.desk);
      break;
  }
}
