/** What screen readers are told, politely, about the panel that a call window shows. */
import { outcomeOf } from "../ended/ended-view.ts";
import type { EndedView } from "../ended/ended-view.ts";
import { nameOf } from "../kit/face.ts";
import { troubleOf } from "./link-trouble.ts";
import { sharerOf } from "../stage/shared-screen.ts";
import type { Strings } from "../words/strings.ts";
import type { PanelName, WindowView } from "./window-view.ts";

/**
 * `name` is that of the other person, or the others' names as one. With `isGroup`, who is in the
 * call is announced elsewhere.
 */
export function spokenOf(
  view: WindowView | undefined,
  panel: PanelName | null,
  closing: EndedView | null,
  name: string,
  strings: Strings,
  isGroup: boolean,
): string {
  if (!view || panel === null || panel === "incoming") return "";
  if (panel === "elsewhere") return strings.callElsewhere;
  if (panel === "ended" && closing) {
    // Announced once: the server's confirmation brings the duration.
    if (closing.answered && closing.isConfirming) return "";
    const { title, detail } = outcomeOf(closing, strings);
    return closing.failure && detail ? `${title}. ${detail}` : title;
  }
  const trouble = troubleOf(view, strings);
  if (trouble !== null) return trouble;
  if (view.state === "active") {
    if (view.sharing) return strings.youShare;
    const sharer = sharerOf(view.faces);
    if (sharer) return strings.isSharing(nameOf(sharer, strings));
    if (isGroup) return "";
  }
  return strings.announce(view.state, name);
}
