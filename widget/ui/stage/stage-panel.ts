/** An answered call: a low row beside the chat for voice, pictures with controls for video. */
import { html, nothing, type TemplateResult } from "lit";
import { base } from "../kit/base.styles.ts";
import { CallPanel, namesHeading, portrait } from "../window/call-panel.ts";
import { cardStyles } from "../kit/card.styles.ts";
import {
  addControl,
  callControls,
  controlButton,
  settingsButton,
  shareControl,
  switchButton,
} from "../kit/controls.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { pictureBadges, voiceBadges } from "./face-badges.ts";
import { floatControl } from "./floating-picture.ts";
import { icon } from "../kit/icon.ts";
import { enterFullScreen, leaveFullScreen, screenShare } from "../kit/icons.ts";
import { messagesButton, messagesPanel } from "../messages/messages-loader.ts";
import { callNotices } from "../notices/notices-loader.ts";
import { PointerIdle } from "./pointer-idle.ts";
import { sharedScreen, sharerOf } from "./shared-screen.ts";
import { sharedScreenStyles } from "./shared-screen.styles.ts";
import { spinnerStyles } from "../kit/spinner.styles.ts";
import { stageNoticeStyles } from "./stage-notice.styles.ts";
import { fullStageStyles, stagePanelStyles } from "./stage-panel.styles.ts";
import { selectStage, type StageView, statusOf } from "./stage-view.ts";
import { SteadyPress } from "./steady-press.ts";
import type { Strings } from "../words/strings.ts";
import { twoRowsStyles } from "./two-rows.styles.ts";
import type { VideoTile } from "./video-tile.ts";

/** Fires `chat-call-full-screen` to toggle its size and, from a control, `chat-call-add-people`. */
export class StagePanel extends CallPanel<StageView> {
  static override styles = [
    base,
    cardStyles,
    spinnerStyles,
    controlStyles,
    stagePanelStyles,
    fullStageStyles,
    twoRowsStyles,
    sharedScreenStyles,
    stageNoticeStyles,
  ];
  static override properties = {
    full: { type: Boolean },
    grouped: { type: Boolean },
    canFill: { attribute: false },
    floats: { state: true },
  };

  declare full: boolean;
  /** More than two people, and the code that draws groups is loaded. */
  declare grouped: boolean;
  /** The stage can be made larger here. */
  declare canFill: boolean;
  /** A picture floats above all windows. */
  declare floats: boolean;

  /** Once needed, notices stay until the call is over, to tell that all is well again. */
  #hasNotices = false;
  readonly #presses = new SteadyPress(this);

  constructor() {
    super(selectStage);
    this.full = this.grouped = false;
    this.canFill = false;
    this.floats = false;
    new PointerIdle(this);
  }

  protected override updated(): void {
    const { full, grouped, renderRoot } = this;
    const count = renderRoot.querySelectorAll(".control").length;
    this.#presses.drawn(`${full} ${grouped} ${renderRoot.querySelector(".video")} ${count}`);
  }

  protected override draw(view: StageView, strings: Strings): TemplateResult {
    return html`
      ${view.hasPictures ? this.#video(view, strings) : this.#voice(view, strings)}
      ${this.#canWrite(view) ? messagesPanel(this.handle!.messages) : nothing}<slot></slot>
    `;
  }

  #voice(view: StageView, strings: Strings): TemplateResult {
    const { faces, own } = view;
    const status = statusOf(view, strings);
    const extra = this.#extraControls(view, strings);
    const hasCamera = this.has("camera");
    const isShort = extra === nothing && !hasCamera && !this.grouped && !this.#canWrite(view);
    const controls = html`
      <div class="controls" part="controls">
        ${callControls(own, strings, this.levels, extra, hasCamera)}
      </div>
    `;
    return html`
      <div class="tinted">
        ${this.grouped
          ? html`<chat-call-group-circle exportparts="tile, avatar, name, status, quality"></chat-call-group-circle>`
          : nothing}
        <div class="row">
          ${this.grouped ? nothing : faces.slice(0, 1).map((face) => portrait(face, this.levels))}
          <div class="who">
            ${this.grouped ? nothing : namesHeading(faces, strings)}
            <p class="quiet">
              ${status === null ? this.#timer(view, strings) : this.#status(status)}
              ${this.grouped ? nothing : voiceBadges(faces, status === null, strings)}
            </p>
          </div>
          ${isShort ? controls : nothing} ${this.#smallButtons(view, strings)}
        </div>
        ${isShort ? nothing : controls}
        ${this.#notices(view, strings)}
      </div>
    `;
  }

  #video(view: StageView, strings: Strings): TemplateResult {
    const { faces, own, stream } = view;
    const status = statusOf(view, strings);
    const sharer = sharerOf(faces);
    const preview = own.cameraOn && stream && !this.grouped
      ? html`
        <chat-call-video-tile
          class="preview"
          part="local-preview"
          mirrored
          .face=${{ id: own.selfId, name: "" }}
          .stream=${stream}
          .showing=${true}
        ></chat-call-video-tile>
      `
      : nothing;
    const people = this.grouped ? groupTiles : faces.map((face) =>
      html`
        <chat-call-video-tile
          part="tile"
          exportparts="avatar"
          .face=${face}
          .stream=${face.stream}
          .levels=${this.levels}
          .showing=${face.showing}
        ></chat-call-video-tile>
      `
    );
    return html`
      <div
        class="video ${sharer ? "shared" : ""}"
        @picture-in-picture=${(event: Event) => this.floats = (event.target as VideoTile).floats}
      >
        <div class="tiles ${status === null || this.grouped ? "" : "shaky"}">
          ${sharer ? sharedScreen(sharer, this.levels, [people, preview]) : people}
        </div>
        <div class="heading">
          ${namesHeading(faces, strings)}
          ${this.grouped ? nothing : pictureBadges(faces, status === null, strings)}
          ${this.#timer(view, strings)}
          ${view.canSwitchCamera ? switchButton(strings) : nothing}
          ${this.#smallButtons(view, strings)}
        </div>
        ${sharer ? nothing : preview}
        ${status === null ? nothing : html`<p class="banner">${this.#status(status)}</p>`}
        ${this.#notices(view, strings)}
        <div class="controls" part="controls">${callControls(
          own,
          strings,
          this.levels,
          html`${this.#extraControls(view, strings)} ${this.#floatButton(view, strings)}
            ${this.#fullScreenButton(strings)}`,
          // Also where a shared screen is the only picture.
          own.isVideo || this.has("camera"),
        )}</div>
      </div>
    `;
  }

  #status(words: string): TemplateResult {
    return html`<span part="status"><i class="spinner"></i>${words}</span>`;
  }

  #timer({ answeredAtMs }: StageView, { lang }: Strings): TemplateResult | typeof nothing {
    return answeredAtMs === null
      ? nothing
      : html`<chat-call-timer part="timer" lang=${lang} .since=${answeredAtMs}></chat-call-timer>`;
  }

  #notices(view: StageView, strings: Strings): TemplateResult | typeof nothing {
    this.#hasNotices ||= view.hasNotices;
    const { own: { sharing: shares, isVideo }, sharingOver } = view;
    const sharing = shares ? strings.youShare : sharingOver ? strings.sharingOver : "";
    const notices = this.#hasNotices ? callNotices() : nothing;
    if (!sharing && !view.opening && notices === nothing) return nothing;
    return html`
      <div class="notices">
        ${notices}
        ${sharing ? html`<p class="sharing">${icon(screenShare)}${sharing}</p>` : nothing}
        ${view.opening
          ? html`<p class="quiet hint">${strings.allowDevices[isVideo ? "video" : "voice"]}</p>`
          : nothing}
      </div>
    `;
  }

  #extraControls({ own }: StageView, strings: Strings): TemplateResult | typeof nothing {
    if (!this.has("screenshare") && !this.has("add-people")) return nothing;
    const add = this.has("add-people") ? addControl(strings, this.has("nobody-to-add")) : nothing;
    return html`${this.has("screenshare") ? shareControl(own, strings) : nothing} ${add}`;
  }

  #floatButton({ faces }: StageView, strings: Strings): TemplateResult | typeof nothing {
    const isIdle = !this.floats && !faces.some(({ showing }) => showing);
    return this.has("pip") || this.floats
      ? floatControl(this.renderRoot, { floats: this.floats, isIdle }, strings)
      : nothing;
  }

  #canWrite({ canWrite }: StageView): boolean {
    return canWrite && this.has("chat");
  }

  #smallButtons(view: StageView, strings: Strings): TemplateResult {
    return html`
      ${this.#canWrite(view) ? messagesButton(this.handle!.messages, strings) : nothing}
      ${this.has("settings") ? settingsButton(strings) : nothing}
    `;
  }

  #fullScreenButton(strings: Strings): TemplateResult | typeof nothing {
    if (!this.canFill) return nothing;
    return controlButton({
      part: "fullscreen",
      label: this.full ? strings.leaveFullScreen : strings.enterFullScreen,
      shape: this.full ? leaveFullScreen : enterFullScreen,
      onClick: () => this.dispatchEvent(new Event("chat-call-full-screen", { bubbles: true })),
    });
  }
}

/** Everybody in the call, including oneself. */
const groupTiles = html`
  <chat-call-group-tiles
    exportparts="tile, local-preview, avatar, name, status, quality"></chat-call-group-tiles>
`;
