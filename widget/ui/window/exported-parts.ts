/** The parts that a page may style, as each shadow root passes them on to the next. */

/** The parts of the panels, as the window passes them on. */
export const PANEL_PARTS = "accept, decline, ignore, tile, local-preview, controls, microphone, " +
  "camera, screenshare, screen, switch-camera, add-people, settings-button, pip, fullscreen, hangup, timer, " +
  "avatar, name, status, quality, notice, recording, action, messages-button, messages, " +
  "message, message-preview";

/** For the `exportparts` of an element that holds a call window. */
export const EXPORTED_PARTS = `popup, incoming, stage, dialog, invite, ${PANEL_PARTS}`;
