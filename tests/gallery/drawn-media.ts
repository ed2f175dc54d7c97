/** People drawn on a canvas, as still or moving pictures, without fetching anything. */

function drawPerson(
  pen: CanvasRenderingContext2D,
  hue: number,
  width: number,
  height: number,
  time: number,
): void {
  const unit = Math.min(width, height * 1.2);
  const room = pen.createLinearGradient(0, 0, width, height);
  room.addColorStop(0, `oklch(0.82 0.05 ${hue + 40})`);
  room.addColorStop(1, `oklch(0.58 0.07 ${hue + 90})`);
  pen.fillStyle = room;
  pen.fillRect(0, 0, width, height);

  pen.fillStyle = `oklch(0.93 0.05 ${hue + 60} / 0.55)`;
  pen.fillRect(width * 0.08, height * 0.1, width * 0.2, height * 0.42);
  pen.fillStyle = `oklch(0.48 0.08 ${hue + 110} / 0.5)`;
  pen.fillRect(width * 0.76, height * 0.24, width * 0.16, height * 0.76);
  for (let leaf = 0; leaf < 7; leaf++) {
    pen.fillStyle = `oklch(0.55 0.11 ${140 + leaf * 4} / 0.7)`;
    ellipse(pen, width * (0.78 + leaf * 0.02), height * (0.3 - (leaf % 3) * 0.05), 16, 40);
  }

  const x = width / 2 + Math.sin(time / 900) * unit * 0.012;
  const y = height * 0.46 + Math.cos(time / 700) * unit * 0.008;
  pen.fillStyle = `oklch(0.42 0.12 ${hue + 200})`;
  ellipse(pen, x, height * 1.12, unit * 0.36, unit * 0.4);
  pen.fillStyle = `oklch(0.32 0.05 ${hue})`;
  ellipse(pen, x, y - unit * 0.02, unit * 0.155, unit * 0.2);
  pen.fillStyle = `oklch(0.7 0.07 ${50 + hue * 0.05})`;
  pen.fillRect(x - unit * 0.05, y + unit * 0.1, unit * 0.1, unit * 0.14);
  pen.fillStyle = `oklch(0.77 0.075 ${52 + hue * 0.05})`;
  ellipse(pen, x, y + unit * 0.02, unit * 0.122, unit * 0.16);
  pen.fillStyle = `oklch(0.32 0.05 ${hue})`;
  ellipse(pen, x, y - unit * 0.125, unit * 0.13, unit * 0.06);
  pen.fillStyle = "#2b2226";
  ellipse(pen, x - unit * 0.045, y, unit * 0.011, unit * 0.011);
  ellipse(pen, x + unit * 0.045, y, unit * 0.011, unit * 0.011);
  pen.strokeStyle = "#8c4a44";
  pen.lineWidth = unit * 0.008;
  pen.beginPath();
  pen.arc(x, y + unit * 0.05, unit * 0.04, 0.3, Math.PI - 0.3);
  pen.stroke();
}

function ellipse(pen: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number) {
  pen.beginPath();
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  pen.fill();
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return { canvas, pen: canvas.getContext("2d")! };
}

/** A portrait, as a URL for an image. */
export function drawnPicture(hue: number): string {
  const { canvas, pen } = canvasOf(256, 256);
  pen.translate(-64, -70);
  pen.scale(1.5, 1.5);
  drawPerson(pen, hue, 256, 256, 0);
  return canvas.toDataURL("image/jpeg", 0.9);
}

/** A camera's picture. */
export function drawnPerson(hue: number, width: number, height: number): MediaStream {
  const { canvas, pen } = canvasOf(width, height);
  const draw = (time: number) => {
    drawPerson(pen, hue, width, height, time);
    requestAnimationFrame(draw);
  };
  draw(0);
  return canvas.captureStream(15);
}

/** A shared screen full of text. */
export function drawnScreen(): MediaStream {
  const { canvas, pen } = canvasOf(1920, 1080);
  const draw = () => {
    pen.fillStyle = "#f3f4f8";
    pen.fillRect(0, 0, 1920, 1080);
    pen.fillStyle = "#2b3a67";
    pen.fillRect(0, 0, 1920, 72);
    pen.fillStyle = "#fff";
    pen.fillRect(120, 130, 1680, 900);
    pen.fillStyle = "#1c2130";
    pen.font = "600 56px sans-serif";
    pen.fillText("Delivery plan, week 12", 190, 240);
    pen.font = "30px sans-serif";
    for (let line = 0; line < 14; line++) {
      pen.fillText(
        `${line + 1}. Parcel ${4_200 + line * 37} leaves on day ${line + 3}`,
        190,
        330 + line * 48,
      );
      pen.fillStyle = `oklch(0.7 0.12 ${line * 24})`;
      pen.fillRect(1_100, 306 + line * 48, 120 + (line * 97) % 480, 26);
      pen.fillStyle = "#1c2130";
    }
    requestAnimationFrame(draw);
  };
  draw();
  return canvas.captureStream(5);
}
