/**
 * The `<chat-call>` element: attributes in, events out, methods as promises. `ui` draws its views,
 * its requests go to the call machine, and the engine, not the element, owns the call.
 */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CallType } from "../server/protocol/call.ts";
import type { CallView, ParticipantView } from "./page/call-view.ts";
import { ChatEndController } from "./chat-end-controller.ts";
import { chatCallStyles } from "./chat-call.styles.ts";
import { type DialogRequest, isDialog, openDialog } from "./parts/dialogs.ts";
import { EngineController } from "./engine-controller.ts";
import { wantedTypes } from "./page/host-page.ts";
import type { StartCallOptions } from "./page/initiation.ts";
import { followLanguage, loadCatalog } from "./language-controller.ts";
import type { CallState } from "./model/call-selectors.ts";
import { type CallOffer, missedOf, offerOf } from "./model/line-view.ts";
import { defineCallButtons } from "./ui/buttons/call-buttons.ts";
import { defineElement } from "./ui/kit/define-element.ts";
import type { PartialLocale } from "./ui/words/locale.ts";
import type { RequestEvent } from "./ui/kit/request-event.ts";

/** The properties that decide the person and the server. */
const ORIGIN = ["server", "token", "tokenUrl", "getToken"] as const;

export class ChatCall extends LitElement {
  static override styles = chatCallStyles;
  static override properties = {
    server: {},
    token: {},
    tokenUrl: { attribute: "token-url" },
    callTypes: { attribute: "call-types" },
    display: {},
    position: {},
    controlsList: { attribute: "controls-list" },
    ringtone: {},
    getToken: { attribute: false },
    strings: {},
  };
  /** Adds a language by its tag, or replaces some of its words, for all elements of the page. */
  static async registerLocale(tag: string, locale: PartialLocale): Promise<void> {
    (await loadCatalog()).register(tag, locale);
  }

  declare server: string | null;
  declare token: string | null;
  declare tokenUrl: string | null;
  declare callTypes: string | null;
  declare display: "popup" | "inline";
  declare position: "bottom-left" | "bottom-right" | "top-left" | "top-right";
  declare controlsList: string | null;
  declare ringtone: string | null;
  /** Provides the token instead of the attributes `token` and `token-url`. */
  declare getToken: (() => string | null | Promise<string | null>) | null;
  /** The page's own words, over those of its language; JSON is read at the next update. */
  declare strings: PartialLocale | null;

  readonly #engine = new EngineController(this, this.attachInternals?.().states);
  readonly #speech = followLanguage(this);
  readonly #chatEnd = new ChatEndController(this);
  #wanted: CallType[] = [];
  #offer: CallOffer = { types: [], unavailable: null };

  constructor() {
    super();
    this.server = this.token = this.tokenUrl = null;
    this.getToken = this.strings = null;
    this.callTypes = this.controlsList = this.ringtone = null;
    this.display = "popup";
    this.position = "bottom-left";
  }

  /** The call's state; `idle` also while another element of the page shows the call. */
  get state(): CallState {
    return this.#engine.state;
  }

  get call(): CallView | null {
    return this.#engine.read((part, snapshot) => part.callViewOf(snapshot));
  }

  get participants(): ParticipantView[] {
    return this.#engine.read((part, snapshot) => part.participantsOf(snapshot)) ?? [];
  }

  get microphoneOn(): boolean {
    return this.#engine.read((part, snapshot) => part.selectMicrophoneOn(snapshot)) ?? false;
  }

  get cameraOn(): boolean {
    return this.#engine.read((part, snapshot) => part.selectCameraOn(snapshot)) ?? false;
  }

  /** Starts a call; resolves when the server has it. */
  startCall(options?: StartCallOptions): Promise<void> {
    return this.#engine.run("startCall", this.#offer.types, options);
  }

  /** Accepts the call; resolves when the seat is taken and the devices are open. */
  accept(devices?: { audio?: boolean; video?: boolean }): Promise<void> {
    return this.#engine.run("acceptCall", devices);
  }

  decline(reason?: string): Promise<void> {
    return this.#engine.run("declineCall", reason);
  }

  /** Stops the ringing on this page only. */
  ignore(): Promise<void> {
    return this.#engine.run("ignoreCall");
  }

  /** Cancels while dialling, ends a call of two, leaves a group call. */
  hangUp(): Promise<void> {
    return this.#engine.run("hangUp");
  }

  leave(): Promise<void> {
    return this.#engine.run("leaveCall");
  }

  toggleMicrophone(force?: boolean): Promise<void> {
    return this.#engine.run("toggleMicrophone", force);
  }

  toggleCamera(force?: boolean): Promise<void> {
    return this.#engine.run("toggleCamera", force);
  }

  toggleScreenShare(force?: boolean): Promise<void> {
    return this.#engine.run("toggleScreenShare", force);
  }

  /** Asks everybody to agree to a recording by this browser, or ends it; resolves with the ack. */
  toggleRecording(force?: boolean): Promise<void> {
    return this.#engine.run("toggleRecording", force);
  }

  openSettings(): Promise<void> {
    return this.#open({ type: "open-settings" });
  }

  /** Sends a message to everybody in the call; resolves when the server has it. */
  sendMessage(text: string): Promise<void> {
    return this.#engine.run("messages", [text]);
  }

  openMessages(): Promise<void> {
    return this.#engine.run("messages");
  }

  /** Ends the person's call and stops all ringing here. Call it before the page logs them out. */
  logOut(): Promise<void> {
    return this.#engine.logOut();
  }

  openHistory(): Promise<void> {
    return this.#open({ type: "open-history" });
  }

  diagnose(): Promise<void> {
    return this.#open({ type: "diagnose" });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("callTypes")) this.#wanted = wantedTypes(this.callTypes);
    const { line } = this.#engine;
    // The page's own clock may be hours off.
    const nowMs = Date.now() + (line.serverAheadMs ?? 0);
    this.#offer = offerOf(line, this.#wanted, nowMs);
    this.#chatEnd.follow(line.chat, nowMs);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (ORIGIN.some((name) => changed.has(name))) this.#engine.update();
  }

  protected override render(): unknown {
    const speech = this.#speech();
    const { buttons, lang, dir } = speech;
    return html`
      <div lang=${lang} dir=${dir ?? nothing}>
        <chat-call-buttons
          exportparts="call-button, history-button, join-button"
          .offer=${this.#offer}
          .strings=${buttons}
          .speech=${speech}
          .line=${this.#engine.line}
          .busy=${this.#engine.isBusy}
          .missed=${missedOf(this.#engine.line, this.controlsList)}
          @chat-call-request=${this.#handleRequest}
        >
          <slot name="voice-icon" slot="voice-icon"></slot>
          <slot name="video-icon" slot="video-icon"></slot>
        </chat-call-buttons>
        ${this.#window()}
      </div>
    `;
  }

  #window(): unknown {
    const { stage, isQuiet } = this.#engine;
    if (!stage) return nothing;
    return html`
      <chat-call-window
        exportparts=${stage.part.EXPORTED_PARTS}
        .handle=${stage.handle}
        .display=${this.display === "inline" ? "inline" : "popup"}
        .position=${this.position}
        .line=${this.#engine.line}
        .elsewhere=${this.#engine.elsewhere}
        .strings=${stage.part.stringsOf(this.#speech())}
        .quiet=${isQuiet}
        .controls=${stage.part.controlsOf(this.#wanted, this.controlsList)}
        @chat-call-request=${this.#handleRequest}
      ></chat-call-window>
    `;
  }

  #open(dialog: DialogRequest): Promise<void> {
    return openDialog(dialog, {
      ...this.#engine.access,
      speech: this.#speech(),
      callTypes: () => this.#offer.unavailable ? [] : this.#offer.types,
      startCall: (call) => this.startCall(call),
    });
  }

  readonly #handleRequest = (event: RequestEvent): void => {
    event.stopPropagation();
    const { detail } = event;
    if (isDialog(detail, this.#engine.line)) this.#open(detail).catch(this.#engine.report);
    else void this.#engine.send(detail);
  };
}

/** Registers the element, unless a copy of the script has done so. */
export function defineChatCall(): void {
  defineCallButtons();
  defineElement("chat-call", ChatCall);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call": ChatCall;
  }
}
