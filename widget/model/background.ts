/** What may be shown behind a person in their own picture. */

/** A backdrop that we draw: a vertical gradient, with lights on it that fade out. */
export interface Backdrop {
  /** The top and the bottom colour. */
  ground: readonly [string, string];
  lights: readonly Light[];
}

/** Its position and reach, as fractions of the picture's width and height. */
export interface Light {
  x: number;
  y: number;
  reach: number;
  /** `r g b` */
  colour: string;
  strength: number;
}

export type BackdropName = "dawn" | "lagoon" | "dusk";

export const BACKDROPS: Readonly<Record<BackdropName, Backdrop>> = {
  dawn: {
    ground: ["#f6d9c4", "#c9a7b8"],
    lights: [
      { x: 0.78, y: 0.2, reach: 0.7, colour: "255 241 214", strength: 0.95 },
      { x: 0.1, y: 0.9, reach: 0.8, colour: "150 122 170", strength: 0.75 },
    ],
  },
  lagoon: {
    ground: ["#cfe9e6", "#4f8f9c"],
    lights: [
      { x: 0.2, y: 0.15, reach: 0.75, colour: "244 252 240", strength: 0.9 },
      { x: 0.9, y: 0.95, reach: 0.8, colour: "33 84 110", strength: 0.8 },
    ],
  },
  dusk: {
    ground: ["#2b3350", "#171a2b"],
    lights: [
      { x: 0.85, y: 0.25, reach: 0.65, colour: "120 96 150", strength: 0.65 },
      { x: 0.15, y: 0.75, reach: 0.7, colour: "44 92 120", strength: 0.6 },
    ],
  },
};

export const BLUR = "blur";

/** `blur`, the name of a backdrop of ours, or the address of a picture of the host's. */
export type Background = typeof BLUR | BackdropName | (string & Record<never, never>);

/** Our own backdrop of that name; null for any other background. */
export const backdropOf = (background: Background): Backdrop | null =>
  Object.hasOwn(BACKDROPS, background) ? BACKDROPS[background as BackdropName] : null;

/** The name of the error when a camera fails because its background cannot be applied. */
export const BACKGROUND_ERROR = "BackgroundError";
