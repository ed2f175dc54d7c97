/** The choice of backgrounds, as the views that offer it see it. Plain types. */
import type { Background } from "./background.ts";

export interface BackgroundSource {
  /** Why there can be none: the browser lacks something, or the page's policy forbids it. */
  readonly obstacle: "browser" | "policy" | null;
  /** The backgrounds to choose from, besides none. */
  readonly offered: readonly Background[];
  readonly chosen: Background | null;
  /** Whether what the chosen one needs is loading or failed to load; null once it is there. */
  readonly progress: "loading" | "failed" | null;
  choose(background: Background | null): void;
}
