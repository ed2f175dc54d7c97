/**
 * A recording in a running call: who asks, who has yet to agree, that it is on, why it is over, and
 * its files.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { RecordingAnswer, RecordingDesk } from "../../model/recording-desk.ts";
import { base } from "../kit/base.styles.ts";
import { CallPanel } from "../window/call-panel.ts";
import { controlStyles } from "../kit/controls.styles.ts";
import { nameOf } from "../kit/face.ts";
import { LateWords, withName } from "../words/late-words.ts";
import { recordingWordsOf } from "../locales/recording-catalog.ts";
import { SayEvent } from "../window/say-event.ts";
import type { Strings } from "../words/strings.ts";
import { recordingStyles } from "./recording.styles.ts";
import { type RecordingView, selectRecording } from "./recording-view.ts";
import type { RecordingWords } from "./recording-words.ts";

/** How long the reason for the end of a recording is shown. */
const OVER_MS = 10_000;

export class RecordingNotice extends CallPanel<RecordingView> {
  static override styles = [base, controlStyles, recordingStyles];
  static override properties = { over: { state: true } };

  /** Why the recording is over; null again after a while. */
  declare over: string | null;
  readonly #words = new LateWords<RecordingWords>(this, recordingWordsOf);
  /** Undefined before the first render. */
  #last: RecordingView["now"] | undefined;
  #wasOn = false;
  #news = "";
  #told = "";
  #offered: string | null = null;
  #isEmpty = true;
  #unfollow: (() => void) | null = null;
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super(selectRecording);
    this.over = null;
    this.toggleAttribute("empty", true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#fading);
    this.#unfollow?.();
    this.#unfollow = null;
  }

  protected override draw(view: RecordingView, strings: Strings): TemplateResult | typeof nothing {
    const words = this.#words.of(strings);
    if (!words) return nothing;
    this.#follow(view, words, strings);
    const desk = this.handle?.recordings.desk;
    if (desk) this.#unfollow ??= desk.follow(() => this.requestUpdate());
    const ready = desk?.kept.filter(({ isPutAway }) => !isPutAway) ?? [];
    const trouble = desk?.trouble ? words.trouble[desk.trouble] : null;
    this.#offer(ready[0]?.id ?? null, words);
    this.#isEmpty = !view.now && !this.over && !trouble && !ready.length;
    return html`
      ${view.now ? this.#now(view.now, words, strings) : nothing}
      ${view.now || !this.over ? nothing : html`
        <div class="box" part="notice">
          <p>${this.over}</p>
        </div>
      `}
      ${trouble && !view.now
        ? html`
          <div class="box" part="notice">
            <p role="alert">${trouble}</p>
          </div>
        `
        : nothing}
      ${ready.map((recording) =>
        html`
          <chat-call-recorded-file
            exportparts="notice, action, status"
            lang=${strings.lang}
            .recording=${recording}
            .desk=${desk!}
            .words=${words}
            .dismiss=${strings.dismiss}
          ></chat-call-recorded-file>
        `
      )}
    `;
  }

  /** Fires `change` when it becomes empty or no longer is. */
  protected override updated(): void {
    if (this.hasAttribute("empty") !== this.#isEmpty) {
      this.toggleAttribute("empty", this.#isEmpty);
      this.dispatchEvent(new Event("change"));
    }
    const news = this.#news;
    if (news === this.#told) return;
    this.#told = news;
    if (news) this.dispatchEvent(new SayEvent(news));
  }

  #now(
    now: NonNullable<RecordingView["now"]>,
    words: RecordingWords,
    strings: Strings,
  ): TemplateResult {
    const act = (what: (desk: RecordingDesk) => Promise<RecordingAnswer>) => async () =>
      void await what(await this.handle!.recordings.open());
    const button = (name: string, press: () => Promise<void>, look = "") =>
      html`<button type="button" part="action" class="pill ${look}" @click=${press}>${name}</button>`;
    if (!now.isOwn && !now.hasAgreed) {
      return html`
        <div class="box asks" part="notice" role="group" aria-labelledby="asks">
          <p id="asks" class="state" role="alert">
            <i class="dot"></i><span>${sayOf(now, this.#wasOn, words, strings)}</span></p>
          ${button(words.agree, act((desk) => desk.consent(true)), "strong")}
          ${button(words.decline, act((desk) => desk.consent(false)))}
        </div>
      `;
    }
    const stop = now.isOn ? words.stop : words.cancel;
    return html`
      <div
        class="box ${now.isOn ? "on" : now.isOwn ? "" : "asks"}"
        part="notice recording"
      >
        <p class="state"><i class="dot"></i><span>${sayOf(
          now,
          this.#wasOn,
          words,
          strings,
        )}</span></p>
        ${now.isOwn
          ? button(stop, act((desk) => desk.stop()))
          : button(words.withdraw, act((desk) => desk.consent(false)))}
      </div>
    `;
  }

  #follow({ now, end }: RecordingView, words: RecordingWords, strings: Strings): void {
    const before = this.#last;
    this.#last = now;
    if (now) {
      if (!before) this.#wasOn = false;
      this.#wasOn ||= now.isOn;
      clearTimeout(this.#fading);
      this.over = null;
      // Somebody who is asked hears of it from the question itself, which is an alert.
      this.#news = now.isOwn || now.hasAgreed ? sayOf(now, this.#wasOn, words, strings) : "";
    } else if (before || (before === undefined && isFresh(end))) {
      const declined = end.reason === "declined";
      this.over = declined && end.byMe
        ? words.declinedByYou
        : declined
        ? withName(words.declined, nameOf(end, strings))
        : words.over;
      this.#news = this.over;
      this.#fading = setTimeout(() => this.over = null, OVER_MS);
    }
  }

  /** Announces each finished file once. */
  #offer(id: string | null, words: RecordingWords): void {
    if (id !== null && id !== this.#offered) this.#news = `${this.#news} ${words.ready}`.trim();
    this.#offered = id;
  }
}

/** The end arrived while this code was loading. */
const isFresh = ({ reason, atMs }: RecordingView["end"]): boolean =>
  reason !== undefined && atMs !== null && performance.now() - atMs < OVER_MS;

/** The state of the recording, in words. */
function sayOf(
  now: NonNullable<RecordingView["now"]>,
  wasOn: boolean,
  words: RecordingWords,
  strings: Strings,
): string {
  const who = nameOf(now, strings);
  const waited = strings.people(now.waitedFor.map((name) => nameOf({ name }, strings)));
  if (now.isOn) return now.isOwn ? words.recording : withName(words.isRecording, who);
  if (now.isOwn || wasOn && now.hasAgreed) {
    return withName(wasOn ? words.paused : words.waiting, waited);
  }
  return withName(now.hasAgreed ? words.agreed : words.asks, who);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-recording-notice": RecordingNotice;
  }
}
