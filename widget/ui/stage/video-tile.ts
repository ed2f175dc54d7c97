/**
 * One person's picture, or their avatar while there is none. Always muted: the call's sound is
 * played elsewhere, so that no view can take it away.
 */
import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { VoiceLevels } from "../../model/call-handle.ts";
import { base } from "../kit/base.styles.ts";
import type { Portrayed } from "../kit/face.ts";
import { videoTileStyles } from "./video-tile.styles.ts";

/** A picture is cropped to fill its tile only while at least this share of it stays visible. */
const LEAST_VISIBLE = 0.5;

/** How a picture fits its tile: filling it, or much wider or taller than it. */
type Fit = "fills" | "wide" | "tall";

export class VideoTile extends LitElement {
  static override styles = [base, videoTileStyles];
  static override properties = {
    stream: { attribute: false },
    face: { attribute: false },
    levels: { attribute: false },
    showing: { type: Boolean },
    mirrored: { type: Boolean },
    backdrop: { type: Boolean },
    whole: { type: Boolean },
    playing: { state: true },
    fit: { state: true },
  };

  declare stream: MediaStream | null;
  declare face: Portrayed;
  declare levels: VoiceLevels | null;
  /** The camera is on, according to its owner. */
  declare showing: boolean;
  /** Mirrored, as people expect to see themselves; ignored for a camera that faces away. */
  declare mirrored: boolean;
  /** Fills the tile however much is cropped, because the picture is only a background. */
  declare backdrop: boolean;
  /** Shows the whole picture, uncropped. */
  declare whole: boolean;
  /** Frames have arrived. */
  declare playing: boolean;
  declare fit: Fit;
  /** Whether the picture floats above all windows; `picture-in-picture` events tell of changes. */
  floats = false;
  readonly #size = new ResizeObserver(() => this.#fit());

  constructor() {
    super();
    this.stream = null;
    this.levels = null;
    this.showing = false;
    this.mirrored = false;
    this.backdrop = false;
    this.whole = false;
    this.playing = false;
    this.fit = "fills";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
    const video = this.#video;
    if (video) video.srcObject ??= this.#shown;
    // The browser has paused a video that was moved in the page.
    this.#play();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    if (this.floats) void document.exitPictureInPicture().catch(() => {});
    // Chromium keeps a removed video with a stream in memory, and the tree around it. A moved one
    // is connected again by then and keeps its stream.
    queueMicrotask(() => {
      if (!this.isConnected && this.#video) this.#video.srcObject = null;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("stream") || (changed.has("showing") && !this.showing)) this.playing = false;
  }

  protected override render(): TemplateResult {
    const { face, fit } = this;
    const mirrored = this.mirrored && !looksAway(this.stream);
    const playing = this.playing && this.showing ? "playing" : "";
    return html`
      <video
        class="${fit} ${playing} ${mirrored ? "mirrored" : ""}"
        aria-hidden="true"
        autoplay
        playsinline
        disablepictureinpicture
        .muted=${true}
        .srcObject=${this.#shown}
        @loadeddata=${this.#handlePicture}
        @resize=${this.#handlePicture}
        @enterpictureinpicture=${this.#handleFloating}
        @leavepictureinpicture=${this.#handleFloating}
      ></video>
      <chat-call-voice-meter class="standin" .levels=${this.levels} .userId=${face.id}>
        <chat-call-avatar
          part="avatar"
          .personId=${face.id}
          .name=${face.name}
          .picture=${face.picture}
        ></chat-call-avatar>
      </chat-call-voice-meter>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("stream") || changed.has("showing")) this.#play();
  }

  get #shown(): MediaStream | null {
    return this.showing ? this.stream : null;
  }

  get #video(): HTMLVideoElement | null {
    return this.renderRoot?.querySelector("video") ?? null;
  }

  /** Starts or ends picture-in-picture. A browser may refuse: then nothing changes. */
  async toggleFloating(): Promise<void> {
    const video = this.#video;
    if (!video) return;
    video.disablePictureInPicture = false;
    try {
      await (this.floats ? document.exitPictureInPicture() : video.requestPictureInPicture());
    } catch { /* No frame has arrived yet, or the page's policy forbids it. */ }
    // Disabled again, so that the browser draws no picture-in-picture button over the video.
    if (!this.floats) video.disablePictureInPicture = true;
  }

  #handleFloating({ type }: Event): void {
    this.floats = type === "enterpictureinpicture";
    if (!this.floats) this.#video!.disablePictureInPicture = true;
    this.dispatchEvent(new Event("picture-in-picture", { bubbles: true }));
  }

  #play(): void {
    // play() rejects when the next stream comes before this one has played; then that one plays.
    if (this.#video?.srcObject) this.#video.play().catch(() => {});
  }

  #handlePicture(): void {
    const { videoWidth, videoHeight } = this.#video!;
    this.playing = videoWidth > 0;
    if (!this.playing) return;
    this.style.setProperty("--_ratio", (videoWidth / videoHeight).toFixed(3));
    this.toggleAttribute("upright", videoHeight > videoWidth);
    this.#fit();
  }

  #fit(): void {
    const video = this.#video;
    if (!video?.videoWidth || !this.clientHeight) return;
    const picture = video.videoWidth / video.videoHeight;
    const tile = this.clientWidth / this.clientHeight;
    const visible = Math.min(picture / tile, tile / picture);
    this.fit = this.whole || this.backdrop || visible >= LEAST_VISIBLE
      ? "fills"
      : picture > tile
      ? "wide"
      : "tall";
  }
}

/** Whether this is the rear camera of a phone. */
const looksAway = (stream: MediaStream | null): boolean =>
  stream?.getVideoTracks()[0]?.getSettings().facingMode === "environment";
