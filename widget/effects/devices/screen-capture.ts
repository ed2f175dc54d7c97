/** One screen share: asks for the screen, and tells when it starts and ends. Knows no call. */
import type { CallbackLogicFunction, EventObject } from "xstate";
import type { ScreenEvent } from "../../model/call-event.ts";

export interface ScreenCaptureOptions {
  capture?: (wishes: DisplayMediaStreamOptions) => Promise<MediaStream>;
}

/** Sharp rather than smooth, for text. Larger screens are scaled down: they are hard to encode. */
const WISHES: DisplayMediaStreamOptions & { surfaceSwitching: string } = {
  video: { width: { max: 2560 }, height: { max: 1600 }, frameRate: { ideal: 15, max: 30 } },
  surfaceSwitching: "include",
};

/** The logic behind the machine's `screenCapture` port; stopping it closes the capture. */
export function createScreenCapture(
  { capture = (wishes) => navigator.mediaDevices.getDisplayMedia(wishes) }: ScreenCaptureOptions =
    {},
): CallbackLogicFunction<EventObject, ScreenEvent> {
  return ({ sendBack }) => {
    let tracks: MediaStreamTrack[] = [];
    let isOver = false;

    function close(): void {
      isOver = true;
      for (const track of tracks) track.stop();
    }

    async function open(): Promise<void> {
      const stream = await capture(WISHES);
      tracks = stream.getTracks();
      if (isOver) return close();
      const [screen] = stream.getVideoTracks();
      screen.contentHint = "detail";
      screen.onended = () => isOver || sendBack({ type: "screen.ended" });
      sendBack({ type: "screen.started", stream });
    }

    open().catch(async (error: unknown) => {
      const part = await import("./device-failure.ts").catch(() => null);
      const failure = part?.screenFailure(error);
      if (!isOver) sendBack({ type: "screen.ended", ...(failure && { failure }) });
    });
    return close;
  };
}
