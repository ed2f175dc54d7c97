/** Moving pictures in place of a camera and a screen, with a label that says what they are. */

/** How a picture is drawn. */
interface Look {
  width: number;
  height: number;
  framesPerSecond: number;
  /** The background colour for a hue. */
  ground(hue: number): string;
}

const CAMERA: Look = {
  width: 640,
  height: 360,
  framesPerSecond: 15,
  ground: (hue) => `hsl(${hue} 45% 40%)`,
};
/** Wide, light and still except for a moving mark, so that it is not mistaken for a camera. */
const SCREEN: Look = {
  width: 1280,
  height: 800,
  framesPerSecond: 5,
  ground: (hue) => `hsl(${hue} 30% 90%)`,
};

/** A person's camera: a colour of their own, and their name. */
export const cameraOf = (name: string): MediaStreamTrack => draw(CAMERA, name, name, "#fff");

/** A person's shared screen. */
export const screenOf = (name: string): MediaStreamTrack =>
  draw(SCREEN, `${name}: screen`, name, "#222");

function draw(look: Look, words: string, name: string, ink: string): MediaStreamTrack {
  const { width, height, framesPerSecond, ground } = look;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = canvas.getContext("2d")!;
  const background = ground(hueOf(name));
  const mark = height / 9;
  let frame = 0;
  const paint = () => {
    pen.fillStyle = background;
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = ink;
    // A canvas that does not change produces no new frames.
    pen.fillRect((frame++ * 4) % width, height - mark, mark, mark);
    pen.font = `600 ${height / 8}px sans-serif`;
    pen.textAlign = "center";
    pen.fillText(words, width / 2, height / 2, width * 0.9);
  };
  paint();
  const track = canvas.captureStream(framesPerSecond).getVideoTracks()[0]!;
  const painting = setInterval(() => {
    if (track.readyState === "live") paint();
    else clearInterval(painting);
  }, 1_000 / framesPerSecond);
  return track;
}

/** The same name always gets the same colour. */
function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 0);
}
