/** The parts that a page may style, as they are passed on from one shadow root to the next. */

/** The parts of the panels, as the window passes them on. */
export const PANEL_PARTS = "accept, decline, ignore, tile, local-preview, controls, microphone, " +
  "camera, screenshare, screen, switch-camera, add-people, settings-button, pip, fullscreen, hangup, timer, " +
  "avatar, name, status, quality, notice, recording, action, messages-button, messages, " +
  "message, message-preview";

/** For the `exportparts` of whoever holds a call window. */
export const EXPORTED_PARTS = `popup, incoming, stage, dialog, invite, ${PANEL_PARTS}`;
