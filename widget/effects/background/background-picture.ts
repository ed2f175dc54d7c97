/**
 * Redraws a camera's picture with another background behind the person. While the person is not
 * recognised, everything counts as background, so that nothing of the room shows.
 */
import { BLUR as BLUR_PROGRAM, CORNERS, JOIN, SHRINK } from "./background-shaders.ts";
import { MASK_HEIGHT, MASK_WIDTH } from "./person-segmenter.ts";

/** A picture that can be uploaded to the GPU. */
export type Frame = VideoFrame | HTMLVideoElement | HTMLCanvasElement;

export interface BackgroundPicture {
  readonly canvas: HTMLCanvasElement;
  /** Sets what is shown behind the person; null blurs the room. */
  setBehind(behind: HTMLCanvasElement | null): void;
  /** Draws a frame; `person` is the mask, 0 to 1 per pixel. False while the GPU context is lost. */
  draw(frame: Frame, size: { width: number; height: number }, person: Float32Array | null): boolean;
  close(): void;
}

/** The longer side of the blurred copy: fixed, so that the blur is equally strong at every size. */
const BLURRED_SIDE = 160;

/** Null if the browser has no WebGL 2. */
export function createBackgroundPicture(): BackgroundPicture | null {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2", {
    alpha: false,
    antialias: false,
    depth: false,
    powerPreference: "high-performance",
  });
  if (!gl) return null;
  let tools = createTools(gl);
  /** The size that the tools are set up for. */
  let ready = { width: 0, height: 0 };
  let behind: HTMLCanvasElement | null = null;
  const mask = new Uint8Array(MASK_WIDTH * MASK_HEIGHT);
  // The GPU may drop the context at any time; a restored one is empty.
  canvas.addEventListener("webglcontextlost", (event) => event.preventDefault());
  canvas.addEventListener("webglcontextrestored", () => {
    tools = createTools(gl);
    ready = { width: 0, height: 0 };
    tools.put(tools.behind, behind);
  });

  return {
    canvas,
    setBehind(picture) {
      behind = picture;
      tools.put(tools.behind, behind);
    },
    draw(frame, { width, height }, person) {
      if (gl.isContextLost()) return false;
      if (ready.width !== width || ready.height !== height) {
        ready = { width, height };
        Object.assign(canvas, ready);
        const scale = BLURRED_SIDE / Math.max(width, height);
        tools.resize(Math.ceil(width * scale), Math.ceil(height * scale));
      }
      tools.put(tools.picture, frame);
      follow(mask, person);
      tools.putMask(mask);
      if (!behind) tools.blur(width, height);
      tools.join(behind ? tools.behind : tools.small, width, height);
      return true;
    },
    close() {
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

/** Smooths a growing mask against flicker; follows a shrinking one at once, to hide the room. */
function follow(mask: Uint8Array, person: Float32Array | null): void {
  if (!person) return void mask.fill(0);
  for (let at = 0; at < mask.length; at++) {
    const now = person[at] * 255;
    mask[at] = now < mask[at] ? now : (mask[at] + now * 2) / 3;
  }
}

type Source = TexImageSource | null;

/** The GPU's resources and drawing steps. */
function createTools(gl: WebGL2RenderingContext) {
  const shrink = programOf(gl, SHRINK);
  const soften = programOf(gl, BLUR_PROGRAM);
  const joinUp = programOf(gl, JOIN);
  const picture = textureOf(gl);
  const person = textureOf(gl);
  const behind = textureOf(gl);
  const small = textureOf(gl);
  const other = textureOf(gl);
  const frame = gl.createFramebuffer();
  let smallWidth = 1;
  let smallHeight = 1;
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);

  function put(texture: WebGLTexture, source: Source): void {
    if (!source) return;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, source);
  }

  function run(
    program: WebGLProgram,
    textures: Record<string, WebGLTexture>,
    texel: readonly [number, number],
    turn = 1,
  ): void {
    gl.useProgram(program);
    Object.entries(textures).forEach(([name, texture], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(gl.getUniformLocation(program, name), unit);
    });
    gl.activeTexture(gl.TEXTURE0);
    gl.uniform2f(gl.getUniformLocation(program, "texel"), ...texel);
    gl.uniform1f(gl.getUniformLocation(program, "turn"), turn);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  function into(texture: WebGLTexture): void {
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    gl.viewport(0, 0, smallWidth, smallHeight);
  }

  return {
    picture,
    behind,
    small,
    put,
    putMask(mask: Uint8Array) {
      gl.bindTexture(gl.TEXTURE_2D, person);
      const { R8, RED, UNSIGNED_BYTE } = gl;
      gl.texImage2D(gl.TEXTURE_2D, 0, R8, MASK_WIDTH, MASK_HEIGHT, 0, RED, UNSIGNED_BYTE, mask);
    },
    resize(width: number, height: number) {
      smallWidth = width;
      smallHeight = height;
      for (const texture of [small, other]) {
        gl.bindTexture(gl.TEXTURE_2D, texture);
        const { RGBA, RGBA8, UNSIGNED_BYTE } = gl;
        gl.texImage2D(gl.TEXTURE_2D, 0, RGBA8, width, height, 0, RGBA, UNSIGNED_BYTE, null);
      }
    },
    blur(width: number, height: number) {
      into(small);
      run(shrink, { picture, person }, [1 / width, 1 / height]);
      into(other);
      run(soften, { picture: small }, [1 / smallWidth, 0]);
      into(small);
      run(soften, { picture: other }, [0, 1 / smallHeight]);
    },
    join(back: WebGLTexture, width: number, height: number) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.viewport(0, 0, width, height);
      run(joinUp, { picture, person, behind: back }, [0, 0], -1);
    },
  };
}

function programOf(gl: WebGL2RenderingContext, source: string): WebGLProgram {
  const program = gl.createProgram()!;
  for (const [type, text] of [[gl.VERTEX_SHADER, CORNERS], [gl.FRAGMENT_SHADER, source]] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`Cannot link the background shaders: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}

function textureOf(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture()!;
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
  }
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  }
  return texture;
}
