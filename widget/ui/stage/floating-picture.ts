/** The control that puts the other's picture in a floating window (picture-in-picture). */
import type { TemplateResult } from "lit";
import { controlButton } from "../kit/controls.ts";
import { pictureInPicture } from "../kit/icons.ts";
import type { Strings } from "../words/strings.ts";
import type { VideoTile } from "./video-tile.ts";

/** For the panel with this root. `floats`: a picture of it floats; `isIdle`: none of it could. */
export function floatControl(
  root: ParentNode,
  { floats, isIdle }: { floats: boolean; isIdle: boolean },
  strings: Strings,
): TemplateResult {
  return controlButton({
    part: "pip",
    label: floats ? strings.leavePip : strings.enterPip,
    shape: pictureInPicture,
    ...(floats && { tone: "live" }),
    isIdle,
    onClick: () => {
      const tiles = [...root.querySelectorAll<VideoTile>('chat-call-video-tile[part~="tile"]')];
      const tile = tiles.find((one) => one.floats) ?? tiles.find(({ playing }) => playing);
      void tile?.toggleFloating();
    },
  });
}
