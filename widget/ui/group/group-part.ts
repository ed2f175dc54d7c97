/** The code that draws a call of more than two: one chunk, loaded when such a call is near. */
import { defineElement } from "../kit/define-element.ts";
import { GroupCircle } from "./group-circle.ts";
import { GroupNews } from "./group-news.ts";
import { GroupRing } from "./group-ring.ts";
import { GroupTile } from "./group-tile.ts";
import { GroupTiles } from "./group-tiles.ts";
import { SpeakingFrame } from "./speaking-frame.ts";

/** Registers the tags of a call of more than two. */
export function defineGroup(): void {
  defineElement("chat-call-speaking-frame", SpeakingFrame);
  defineElement("chat-call-group-news", GroupNews);
  defineElement("chat-call-group-ring", GroupRing);
  defineElement("chat-call-group-tile", GroupTile);
  defineElement("chat-call-group-tiles", GroupTiles);
  defineElement("chat-call-group-circle", GroupCircle);
}
