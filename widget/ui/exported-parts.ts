/** The parts that a page may style, as they are passed on from one shadow root to the next. */

/** The parts of the panels, as the window passes them on. */
export const PANEL_PARTS = "accept, decline, tile, local-preview, controls, microphone, camera, " +
  "screenshare, screen, quality, add-people, settings-button, fullscreen, hangup, timer, avatar, status";

/** For the `exportparts` of whoever holds a call window. */
export const EXPORTED_PARTS = `popup, incoming, stage, ${PANEL_PARTS}`;
