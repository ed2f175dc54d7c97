/** Pictures that move, in place of a camera's and a screen's: what they are is written on them. */

/** How a picture is drawn. */
interface Look {
  width: number;
  height: number;
  framesPerSecond: number;
  /** What the words stand on. */
  ground(hue: number): string;
}

const CAMERA: Look = {
  width: 640,
  height: 360,
  framesPerSecond: 15,
  ground: (hue) => `hsl(${hue} 45% 40%)`,
};
/** Wide, light and still but for its mark: nobody takes it for somebody's face. */
const SCREEN: Look = {
  width: 1280,
  height: 800,
  framesPerSecond: 5,
  ground: (hue) => `hsl(${hue} 30% 90%)`,
};

/** What a camera shows of this person: their own colour, and their name. */
export const cameraOf = (name: string): MediaStreamTrack => draw(CAMERA, name, name, "#fff");

/** What this person shares. */
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
    // A picture in which nothing moves is not sent again.
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

/** The same name has the same colour in each test. */
function hueOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 360, 0);
}
