/** Renders a background at the camera's size: one of ours is drawn, one of the host's is loaded. */
import { backdropOf, type Background, BLUR } from "../../model/background.ts";

export interface Size {
  width: number;
  height: number;
}

/** Null for a blur, which needs no picture. Rejects if the host's cannot be loaded or read. */
export async function paintBackdrop(
  background: Background,
  size: Size,
): Promise<HTMLCanvasElement | null> {
  if (background === BLUR) return null;
  const canvas = Object.assign(document.createElement("canvas"), size);
  const pen = canvas.getContext("2d")!;
  const { width, height } = size;
  const backdrop = backdropOf(background);
  if (!backdrop) {
    const image = await load(background);
    // It covers the whole canvas, cropped equally on both sides.
    const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight);
    const [across, down] = [image.naturalWidth * scale, image.naturalHeight * scale];
    pen.drawImage(image, (width - across) / 2, (height - down) / 2, across, down);
    return canvas;
  }
  const ground = pen.createLinearGradient(0, 0, 0, height);
  backdrop.ground.forEach((colour, end) => ground.addColorStop(end, colour));
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  for (const { x, y, reach, colour, strength } of backdrop.lights) {
    pen.save();
    // Elliptical, as CSS draws it: scaled in each direction by the picture's size.
    pen.translate(x * width, y * height);
    pen.scale(width * reach, height * reach);
    const light = pen.createRadialGradient(0, 0, 0, 0, 0, 1);
    light.addColorStop(0, `rgb(${colour} / ${strength})`);
    light.addColorStop(1, `rgb(${colour} / 0)`);
    pen.fillStyle = light;
    pen.fillRect(-1, -1, 2, 2);
    pen.restore();
  }
  return canvas;
}

async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  // A cross-origin picture without CORS would taint the canvas, which then cannot be sent.
  image.crossOrigin = "anonymous";
  image.src = address;
  await image.decode();
  return image;
}
