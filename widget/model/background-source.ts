/** What there is to choose of backgrounds, and how far the chosen one has come: the choice as whoever offers it sees it. Plain types. */
import type { Background } from "./background.ts";

export interface BackgroundSource {
  /** Why none can be had: of the browser's making, or of the page's policy. */
  readonly obstacle: "browser" | "policy" | null;
  /** Besides none at all. */
  readonly offered: readonly Background[];
  readonly chosen: Background | null;
  /** What it needs is on its way, or could not be had; nothing is said once it is there. */
  readonly progress: "loading" | "failed" | null;
  choose(background: Background | null): void;
}
