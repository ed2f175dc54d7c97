/**
 * A drawn camera picture of somebody in a green, striped room, and a check of what the other
 * person's page shows of it. Drawn so that the segmentation model recognises the person. Runs
 * inside pages.
 */

declare global {
  interface Window {
    /** Each camera that the page has opened. */
    drawnCameras: MediaStreamTrack[];
    /** What the others' picture shows now; null if none plays. */
    lookAtThem(): Sight | null;
    /** How many pictures were looked at, and how many of them showed the room. */
    sights: { looks: number; rooms: number };
  }
}

export interface Sight {
  /** The wall as it is, blurred, or replaced. */
  behind: "room" | "blur" | "other";
  isWallRed: boolean;
  isPersonThere: boolean;
  frames: number;
}

/** Runs inside a page before anything else: its cameras are drawn ones. */
export function drawCameras(): void {
  window.drawnCameras = [];
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function ({ audio, video } = {}) {
    const sound = audio ? (await getUserMedia.call(this, { audio })).getTracks() : [];
    return new MediaStream([...sound, ...video ? [camera()] : []]);
  };

  function camera(): MediaStreamTrack {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    const pen = canvas.getContext("2d")!;
    const round = (colour: string, x: number, y: number, width: number, height: number) => {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.ellipse(x, y, width, height, 0, 0, 7);
      pen.fill();
    };
    let step = 0;
    const paint = () => {
      for (let x = 0; x < 640; x += 32) {
        pen.fillStyle = x % 64 ? "#0a3d12" : "#2fd14a";
        pen.fillRect(x, 0, 32, 360);
      }
      // A picture in which nothing moves is not sent.
      pen.fillStyle = "#888";
      pen.fillRect((step++ * 4) % 640, 340, 16, 16);
      round("#2f3e63", 320, 375, 155, 125);
      pen.fillStyle = "#c99a7d";
      pen.fillRect(290, 212, 60, 56);
      round("#3a2618", 320, 145, 72, 85);
      round("#d9a88a", 320, 160, 58, 72);
      for (const x of [297, 343]) {
        round("#fff", x, 150, 10, 6);
        round("#222", x, 150, 4.5, 4.5);
        pen.fillRect(x - 12, 132, 25, 5);
      }
      round("#b07b62", 320, 175, 6, 9);
      round("#a84a4a", 320, 200, 18, 6.5);
    };
    paint();
    const [track] = canvas.captureStream(20).getVideoTracks();
    const painting = setInterval(() => {
      if (track.readyState === "live") paint();
      else clearInterval(painting);
    }, 50);
    window.drawnCameras.push(track);
    return track;
  }
}

/** Runs inside a page before anything else: looks at the others all the time. */
export function watchThem(): void {
  window.sights = { looks: 0, rooms: 0 };
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 90 });
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;

  function* videos(root: Document | ShadowRoot): Generator<HTMLVideoElement> {
    for (const element of root.querySelectorAll("*")) {
      if (element.part.contains("local-preview")) continue;
      if (element instanceof HTMLVideoElement) yield element;
      if (element.shadowRoot) yield* videos(element.shadowRoot);
    }
  }
  const rgb = (x: number, y: number) => pen.getImageData(x, y, 1, 1).data;

  window.lookAtThem = () => {
    const [video] = [...videos(document)].filter(({ readyState, videoWidth }) =>
      readyState >= 2 && videoWidth > 0
    );
    if (!video) return null;
    pen.drawImage(video, 0, 0, 160, 90);
    // A light stripe of the wall and a dark one, on the left.
    const [light, dark] = [rgb(20, 20), rgb(28, 20)];
    const isGreen = ([red, green, blue]: Uint8ClampedArray) =>
      green > red + 12 && green > blue + 12;
    const isRoom = isGreen(light) && light[1] - dark[1] > 70;
    const face = rgb(80, 46);
    return {
      behind: isRoom ? "room" : isGreen(light) && isGreen(dark) ? "blur" : "other",
      isWallRed: light[0] > 140 && light[1] < 80,
      isPersonThere: face[0] > 150 && face[0] > face[1] + 20 && face[1] > face[2],
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
    };
  };
  setInterval(() => {
    const sight = window.lookAtThem();
    if (!sight) return;
    window.sights.looks++;
    if (sight.behind === "room") window.sights.rooms++;
  }, 40);
}
