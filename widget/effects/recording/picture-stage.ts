/** Draws a recording's picture like the call itself: people with names, a shared screen large. */
import { hueOf, initialsOf } from "../../model/person-look.ts";
import type { RecordedPerson } from "../../model/recorded-people.ts";
import { layoutOf, type Place } from "./picture-layout.ts";
import { PICTURE } from "./recording-format.ts";

export interface PictureStage {
  readonly track: MediaStreamTrack;
  show(people: readonly RecordedPerson[]): void;
  draw(): void;
  close(): void;
}

const BACKDROP = "#0e1017";
const FONT = "system-ui, sans-serif";

export function createPictureStage(): PictureStage {
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE.width;
  canvas.height = PICTURE.height;
  const paint = canvas.getContext("2d", { alpha: false })!;
  const stream = canvas.captureStream(PICTURE.frameRate);
  /** By track: another stream with the same track is the same picture. */
  const videos = new Map<MediaStreamTrack, HTMLVideoElement>();
  const pictures = new Map<string, HTMLImageElement>();
  let people: readonly RecordedPerson[] = [];

  const trackOf = (stream: MediaStream | null) => stream?.getVideoTracks()[0] ?? null;
  const frameOf = (stream: MediaStream | null): HTMLVideoElement | null => {
    const track = trackOf(stream);
    const video = track && videos.get(track);
    return video && video.videoWidth > 0 && video.readyState >= video.HAVE_CURRENT_DATA
      ? video
      : null;
  };

  function open(track: MediaStreamTrack): void {
    const video = document.createElement("video");
    video.muted = video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    // The track may end before it starts to play.
    video.play().catch(() => {});
    videos.set(track, video);
  }

  /** Loads with CORS, since others would taint the canvas; without permission, no picture. */
  function load(picture: string): void {
    const image = new Image();
    image.crossOrigin = "anonymous";
    image.src = picture;
    pictures.set(picture, image);
  }

  /** Draws the whole frame into the place, or crops it to fill the place. */
  function drawFrame(video: HTMLVideoElement, place: Place, isWhole: boolean): void {
    const { videoWidth, videoHeight } = video;
    const fit = isWhole ? Math.min : Math.max;
    const scale = fit(place.width / videoWidth, place.height / videoHeight);
    const width = place.width / scale;
    const height = place.height / scale;
    if (isWhole) {
      const wide = videoWidth * scale;
      const tall = videoHeight * scale;
      const left = place.x + (place.width - wide) / 2;
      paint.drawImage(video, left, place.y + (place.height - tall) / 2, wide, tall);
      return;
    }
    const { x, y } = place;
    const left = (videoWidth - width) / 2;
    const top = (videoHeight - height) / 2;
    paint.drawImage(video, left, top, width, height, x, y, place.width, place.height);
  }

  function drawAvatar({ id, name, picture }: RecordedPerson, place: Place): void {
    const hue = hueOf(id);
    const radius = Math.min(place.width, place.height) * 0.22;
    const x = place.x + place.width / 2;
    const y = place.y + place.height / 2;
    paint.fillStyle = `hsl(${hue} 18% 15%)`;
    paint.fillRect(place.x, place.y, place.width, place.height);
    paint.save();
    paint.beginPath();
    paint.arc(x, y, radius, 0, 2 * Math.PI);
    paint.fillStyle = `hsl(${hue} 38% 42%)`;
    paint.fill();
    const image = picture === undefined ? undefined : pictures.get(picture);
    if (image?.complete && image.naturalWidth > 0) {
      paint.clip();
      const scale = 2 * radius / Math.min(image.naturalWidth, image.naturalHeight);
      const wide = image.naturalWidth * scale;
      const tall = image.naturalHeight * scale;
      paint.drawImage(image, x - wide / 2, y - tall / 2, wide, tall);
    } else {
      paint.fillStyle = "#ffffff";
      paint.font = `600 ${Math.round(radius * 0.8)}px ${FONT}`;
      paint.textAlign = "center";
      paint.textBaseline = "middle";
      paint.fillText(initialsOf(name), x, y + radius * 0.05);
    }
    paint.restore();
  }

  function drawName(name: string, { x, y, width, height }: Place): void {
    if (!name.trim()) return;
    const size = width < 300 ? 15 : 20;
    paint.font = `500 ${size}px ${FONT}`;
    paint.textAlign = "left";
    paint.textBaseline = "alphabetic";
    const wide = Math.min(paint.measureText(name).width, width - 3 * size);
    const top = y + height - 2.1 * size;
    paint.fillStyle = "#0b0d15b3";
    paint.beginPath();
    paint.roundRect(x + size * 0.5, top, wide + size, size * 1.6, size * 0.8);
    paint.fill();
    paint.fillStyle = "#ffffff";
    paint.fillText(name, x + size, top + size * 1.15, wide);
  }

  return {
    track: stream.getVideoTracks()[0],
    show(now) {
      people = now;
      const wanted = new Set(people.flatMap(({ camera, screen }) => [camera, screen]).map(trackOf));
      for (const [track, video] of videos) {
        if (wanted.has(track)) continue;
        video.srcObject = null;
        videos.delete(track);
      }
      for (const track of wanted) if (track && !videos.has(track)) open(track);
      for (const { picture } of people) {
        if (picture !== undefined && !pictures.has(picture)) load(picture);
      }
    },
    draw() {
      paint.fillStyle = BACKDROP;
      paint.fillRect(0, 0, PICTURE.width, PICTURE.height);
      const sharer = people.find(({ screen }) => frameOf(screen));
      const layout = layoutOf(PICTURE, people.length, sharer !== undefined);
      if (sharer) drawFrame(frameOf(sharer.screen)!, layout.screen!, true);
      people.forEach((person, index) => {
        const place = layout.people[index];
        const frame = frameOf(person.camera);
        if (frame) drawFrame(frame, place, false);
        else drawAvatar(person, place);
        drawName(person.name, place);
      });
    },
    close() {
      for (const video of videos.values()) video.srcObject = null;
      videos.clear();
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
