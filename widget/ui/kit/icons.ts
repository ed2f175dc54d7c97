/** The shapes of the controls that appear once a call is under way. */
import { svg } from "lit";
import { camera, handset } from "./icon.ts";

/** A diagonal bar with a gap in the background's colour, so that it reads as struck out. */
const struckOut = svg`
  <path class="gap" d="M4.6 3.2l16 16" />
  <path d="M3.6 3.8l16.6 16.6" />
`;

/** A receiver lying down: hang up. */
export const handsetDown = svg`<g transform="rotate(135 12 12)">${handset}</g>`;

export const microphone = svg`
  <rect class="solid" x="8.6" y="2.6" width="6.8" height="12" rx="3.4" />
  <path d="M5.2 11.4a6.8 6.8 0 0 0 13.6 0M12 18.2v3" />
`;
export const microphoneOff = svg`${microphone}${struckOut}`;
export const cameraOff = svg`${camera}${struckOut}`;
const screenFrame = svg`
  <path d="M9 20.6h6" />
  <rect x="2.4" y="3.6" width="19.2" height="13.2" rx="2.6" />
`;
export const screenShare = svg`${screenFrame}<path d="M12 13.6V7.4M9.2 9.6L12 6.8l2.8 2.8" />`;
export const screenStop = svg`${screenFrame}<path d="M9.4 7.6l5.2 5.2M14.6 7.6l-5.2 5.2" />`;
export const enterFullScreen = svg`
  <path d="M4 9.2V6.4A2.4 2.4 0 0 1 6.4 4h2.8M14.8 4h2.8A2.4 2.4 0 0 1 20 6.4v2.8" />
  <path d="M20 14.8v2.8a2.4 2.4 0 0 1-2.4 2.4h-2.8M9.2 20H6.4A2.4 2.4 0 0 1 4 17.6v-2.8" />
`;
export const leaveFullScreen = svg`
  <path d="M9.2 4v2.8a2.4 2.4 0 0 1-2.4 2.4H4M20 9.2h-2.8a2.4 2.4 0 0 1-2.4-2.4V4" />
  <path d="M14.8 20v-2.8a2.4 2.4 0 0 1 2.4-2.4H20M4 14.8h2.8a2.4 2.4 0 0 1 2.4 2.4V20" />
`;
export const pictureInPicture = svg`
  <path
    d="M10.4 18.4H6.2A2.2 2.2 0 0 1 4 16.2V7.8a2.2 2.2 0 0 1 2.2-2.2h11.6A2.2 2.2 0 0 1 20 7.8v2.6" />
  <rect class="solid" x="12.4" y="12.8" width="8.4" height="6.2" rx="1.6" />
`;
export const cross = svg`<path d="M6.2 6.2l11.6 11.6M17.8 6.2L6.2 17.8" />`;
export const bellOff = svg`
  <path d="M5.4 16.4c1.3-1.3 1.6-3 1.6-5.6a5 5 0 0 1 10 0c0 2.6.3 4.3 1.6 5.6z" />
  <path d="M10 19.4a2.2 2.2 0 0 0 4 0" />${struckOut}
`;
export const tick = svg`<path d="M5 12.8l4.6 4.6L19.4 7" />`;
export const gear = svg`
  <circle cx="12" cy="12" r="3" />
  <path
    d="M12 2.8v2.6M12 18.6v2.6M2.8 12h2.6M18.6 12h2.6M5.5 5.5l1.8 1.8M16.7 16.7l1.8 1.8M18.5 5.5l-1.8
    1.8M7.3 16.7l-1.8 1.8" />
`;
/** A speech bubble. */
export const bubble = svg`<path d="M4.6 20l1.2-3.8a8.2 7 0 1 1 3.4 2.2z" />`;
/** Two arrows that turn around a lens. */
export const switchCamera = svg`
  <circle cx="12" cy="12" r="2.6" />
  <path d="M4.2 12A7.8 7.8 0 0 1 18 7.2M19.8 12A7.8 7.8 0 0 1 6 16.8" />
  <path d="M18.6 3.6v3.8h-3.8M5.4 20.4v-3.8h3.8" />
`;
export const loudspeaker = svg`
  <path class="solid" d="M3.4 9.6v4.8c0 .5.4.9.9.9h2.6l4 3.4c.6.5 1.5.1 1.5-.7V6c0-.8-.9-1.2-1.5-.7
    l-4 3.4H4.3c-.5 0-.9.4-.9.9z" />
  <path d="M15.8 9a4.2 4.2 0 0 1 0 6M18.6 6.2a8.2 8.2 0 0 1 0 11.6" />
`;
export const warning = svg`
  <path d="M12 4.2l8.6 14.9a.6.6 0 0 1-.5.9H3.9a.6.6 0 0 1-.5-.9z" />
  <path d="M12 10v4.4M12 17.2v.1" />
`;
/** A person with a plus sign. */
export const addPerson = svg`
  <circle class="solid" cx="10" cy="8" r="3.8" />
  <path class="solid" d="M3 19a7 7 0 0 1 14 0c0 .6-.4 1-1 1H4c-.6 0-1-.4-1-1z" />
  <path d="M19 7v6M16 10h6" />
`;
/** A person without a name or picture. */
export const person = svg`
  <circle class="solid" cx="12" cy="8.4" r="4" />
  <path class="solid" d="M4.6 19.6a7.4 7.4 0 0 1 14.8 0c0 .6-.4 1-1 1H5.6c-.6 0-1-.4-1-1z" />
`;
