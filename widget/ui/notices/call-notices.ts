/**
 * What a person should know during a call about their devices, its connection and other calls:
 * shown beside it, announced once, never in the way.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { DeviceFailure } from "../../model/call-failure.ts";
import { base } from "../kit/base.styles.ts";
import { askingStyles } from "./asking.styles.ts";
import { cameraOffer } from "./camera-offer.ts";
import { CallPanel } from "../window/call-panel.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { nameOf } from "../kit/face.ts";
import { icon } from "../kit/icon.ts";
import { loudspeaker } from "../kit/icons.ts";
import type { NoticeWords } from "../words/notice-words.ts";
import { recordingNotice } from "./recording-loader.ts";
import { RequestEvent, requests } from "../kit/request-event.ts";
import { SayEvent } from "../window/say-event.ts";
import type { Strings } from "../words/strings.ts";
import { LateWords, withName } from "../words/late-words.ts";
import { noticeWordsOf } from "../locales/notice-catalog.ts";
import { failureWords } from "./notice-wording.ts";
import { waitingRing } from "./waiting-ring.ts";
import { type NoticesView, selectNotices } from "./notices-view.ts";
import { isOver, newsOf } from "./notices-news.ts";

/** How long the name of a replacement device is shown. */
const NAMED_MS = 6_000;

export class CallNotices extends CallPanel<NoticesView> {
  static override styles = [
    base,
    controlStyles,
    askingStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      p {
        margin: 0;
        font-size: 13px;
        text-align: center;
        overflow-wrap: anywhere;
      }
      .quiet {
        color: var(--_muted);
      }
    `,
  ];
  static override properties = { closed: { state: true } };

  /** Notices that the person has dismissed or that were shown long enough. */
  declare closed: readonly unknown[];
  readonly #wording = new LateWords(this, noticeWordsOf);
  #drawn: { view: NoticesView; words: NoticeWords; strings: Strings } | null = null;
  #said: NoticesView | null = null;
  /** Stays true after the first recording, whose end and result have yet to be told. */
  #hasRecording = false;
  #naming: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super(selectNotices);
    this.closed = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#naming);
  }

  protected override draw(view: NoticesView, strings: Strings): TemplateResult | typeof nothing {
    const words = this.#wording.of(strings);
    if (!words) return nothing;
    this.#drawn = { view, words, strings };
    const { isSilent, waiting, missing, paused, replaced, isRecorded, isWeak, endsAtMs } = view;
    const offer = this.has("camera") ? view.offer : null;
    const isOpen = (notice: unknown) => !this.closed.includes(notice);
    const open = missing.filter(isOpen);
    const named = replaced && isOpen(replaced) ? replaced : null;
    this.#hasRecording ||= isRecorded;
    const recorded = this.renderRoot.querySelector("chat-call-recording-notice");
    const hasNone = !recorded?.matches(":defined:not([empty])") && !isSilent && !offer &&
      !waiting.length && !open.length && !paused.length && !named && !isWeak && endsAtMs === null;
    this.toggleAttribute("empty", hasNone);
    return html`
      ${this.#hasRecording ? recordingNotice(() => this.requestUpdate()) : nothing}
      ${endsAtMs === null ? nothing : html`
        <chat-call-time-left
          part="notice"
          lang=${strings.lang}
          .words=${words.endsIn}
          .atMs=${endsAtMs}
        ></chat-call-time-left>
      `}
      ${isSilent
        ? html`
          <button
            type="button"
            part="action"
            class="pill main"
            @click=${requests({ type: "unblock-audio" })}
          >${icon(loudspeaker)}${strings.tapToHear}</button>
        `
        : nothing}
      ${waiting.map((caller) => waitingRing(caller, strings))}
      ${offer ? cameraOffer(offer.about, nameOf(offer, strings), strings) : nothing}
      ${isWeak ? html`<p class="quiet" part="quality">${words.weak}</p>` : nothing}
      ${named
        ? html`<p class="quiet">${
          withName(named.isReturn ? words.backTo : words.nowUsing, named.label)
        }</p>`
        : nothing}
      ${paused.map((device) =>
        html`<chat-call-device-notice part="notice" .outcome=${
          words.paused[device]
        }></chat-call-device-notice>`
      )}
      ${open.map((failure) => this.#failure(failure, words, strings))}
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.#drawn || this.#drawn.view === this.#said) return;
    const { view, words, strings } = this.#drawn;
    const before = this.#said;
    this.#said = view;
    const asked = this.has("camera") ? view : { ...view, offer: null };
    const news = newsOf(before, asked, words, strings);
    if (news || isOver(before, view)) this.dispatchEvent(new SayEvent(news));
    const { replaced } = view;
    if (replaced === null || replaced === before?.replaced) return;
    clearTimeout(this.#naming);
    this.#naming = setTimeout(() => this.#close(replaced), NAMED_MS);
  }

  #failure(failure: DeviceFailure, words: NoticeWords, strings: Strings): TemplateResult {
    const { device } = failure;
    const outcome = failureWords(failure, words, strings);
    return html`
      <chat-call-device-notice
        part="notice"
        .outcome=${outcome}
        .dismiss=${strings.dismiss}
        @close=${() => this.#close(failure)}
      >${device === "screen" ? outcome.detail : html`
        <chat-call-recovery
          in-call
          .failure=${failure}
          .strings=${strings}
          .lead=${device === "microphone" ? strings.notHeard : ""}
          @retry=${() =>
            this.dispatchEvent(new RequestEvent({ type: `toggle-${device}`, force: true }))}
          @bare=${requests({ type: "bare-camera" })}
        >${outcome.detail}</chat-call-recovery>
      `}</chat-call-device-notice>
    `;
  }

  #close(notice: unknown): void {
    this.closed = [...this.closed, notice];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-notices": CallNotices;
  }
}
