/**
 * The shaders that apply a background. In every texture the first row is the top of the picture;
 * only the last step flips it for the screen.
 */

/** One triangle that covers the whole viewport. */
export const CORNERS = `#version 300 es
uniform float turn;
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  at = corner * vec2(0.5, 0.5 * turn) + 0.5;
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/**
 * Shrinks the picture. Each pixel is weighted by how little it belongs to a person, so that people
 * do not bleed into the background. The minimum weight avoids a division by zero.
 */
export const SHRINK = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform sampler2D person;
uniform vec2 texel;
in vec2 at;
out vec4 colour;
void main() {
  vec4 sum = vec4(0.0);
  for (int y = 0; y < 4; y++) for (int x = 0; x < 4; x++) {
    vec2 place = at + (vec2(x, y) * 2.0 - 3.0) * texel;
    float weight = max(1.0 - texture(person, place).r, 0.02);
    sum += vec4(texture(picture, place).rgb * weight, weight);
  }
  colour = sum / 16.0;
}`;

/** One direction of a separable Gaussian blur, wide enough to hide writing and faces. */
export const BLUR = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform vec2 texel;
in vec2 at;
out vec4 colour;
void main() {
  vec4 sum = vec4(0.0);
  float whole = 0.0;
  for (int step = -8; step <= 8; step++) {
    float weight = exp(-float(step * step) / 24.0);
    sum += texture(picture, at + float(step) * 1.75 * texel) * weight;
    whole += weight;
  }
  colour = sum / whole;
}`;

/** Puts the person in front of the blurred room or another picture. */
export const JOIN = `#version 300 es
precision mediump float;
uniform sampler2D picture;
uniform sampler2D person;
uniform sampler2D behind;
in vec2 at;
out vec4 colour;
void main() {
  vec4 back = texture(behind, at);
  float here = smoothstep(0.4, 0.75, texture(person, at).r);
  colour = vec4(mix(back.rgb / back.a, texture(picture, at).rgb, here), 1.0);
}`;
