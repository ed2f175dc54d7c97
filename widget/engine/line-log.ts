/** Keeps the line's news since its last welcome, for a call part that is still being loaded. */
import type { LineNews } from "../effects/signaling/signaling-line.ts";

export interface LineLog {
  note(news: LineNews): void;
  /** Returns everything kept, in order, and stops keeping. */
  take(): LineNews[];
}

/** More than a ring brings. Bounds the memory of a page that never loads the call part. */
const KEPT_MAX = 200;

export function createLineLog(): LineLog {
  let kept: LineNews[] | null = [];
  return {
    note(news) {
      if (kept === null || news.type === "refused") return;
      if (news.type === "welcome") kept = [];
      kept.push(news);
      // The welcome stays: it says what rings.
      if (kept.length > KEPT_MAX) kept.splice(1, 1);
    },
    take() {
      const news = kept ?? [];
      kept = null;
      return news;
    },
  };
}
