/**
 * The element that a page writes: attributes in, events out, methods as promises. It is a view of the
 * page's engine; what it draws comes from `ui`, and what it asks for goes to the call machine.
 */
import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { CallType } from "../server/protocol/call.ts";
import type { UserId } from "../server/protocol/ids.ts";
import { CallError } from "./call-error.ts";
import type { CallView, ParticipantView } from "./call-view.ts";
import { chatCallStyles } from "./chat-call.styles.ts";
import { dispatch, dispatchNews } from "./element-event.ts";
import { createEngine } from "./engine/engine.ts";
import { pageRegistry } from "./engine/engine-registry.ts";
import { createMooring } from "./engine/mooring.ts";
import { isSupported, serverAddress, signalAddress } from "./host-page.ts";
import type { CallNews, Command } from "./model/call-event.ts";
import type { CallHandle } from "./model/call-handle.ts";
import type { CallActor, CallMachineSnapshot, CallState } from "./model/call-selectors.ts";
import { type CallOffer, type LineView, offerOf } from "./model/line-view.ts";
import { defineCallButtons } from "./ui/call-buttons.ts";
import { englishButtons } from "./ui/locales/en-buttons.ts";
import type { CallRequest, RequestEvent } from "./ui/request-event.ts";

type LoadedPart = typeof import("./call-part.ts");
/** Everything that is about a call is asked of the part that is loaded for it, and of nothing else. */
let callPart: LoadedPart | null = null;

async function loadCallPart(): Promise<LoadedPart> {
  const part = await import("./call-part.ts");
  part.defineCallWindow();
  return callPart = part;
}

/** Whom to call and how; without `to`, everybody in the chat. */
export interface StartCallOptions {
  type?: CallType;
  to?: UserId | readonly UserId[];
}

const UNSUPPORTED: LineView = { status: "unsupported", selfId: null, chat: null, members: [] };
/** What decides whose line the element speaks on. */
const ORIGIN = ["server", "token", "tokenUrl", "getToken"] as const;
const TIMER_MAX_MS = 2 ** 31 - 1;

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
  };

  declare server: string | null;
  declare token: string | null;
  declare tokenUrl: string | null;
  declare callTypes: string | null;
  declare display: "popup" | "inline";
  declare position: "bottom-left" | "bottom-right" | "top-left" | "top-right";
  declare controlsList: string | null;
  declare ringtone: string | null;
  /** Gives the token instead of the two attributes. */
  declare getToken: (() => string | Promise<string>) | null;

  readonly #internals = this.attachInternals();
  readonly #isSupported = isSupported();
  readonly #mooring = createMooring({
    registry: pageRegistry(),
    wish: () => {
      const { getToken, token, tokenUrl, server } = this;
      return { server: serverAddress(server), origin: { getToken, token, tokenUrl } };
    },
    view: {
      ringtone: () => this.ringtone,
      ready: () => dispatch(this, "ready", {}),
      changed: () => this.#handleChange(),
      tell: (news) => this.#handleNews(news),
    },
    createEngine: (server, userId) =>
      createEngine({ userId, url: signalAddress(server), loadCallPart }),
  });
  #lastState: CallState = "idle";
  /** The page has taken it upon itself to draw the incoming call. */
  #isQuiet = false;
  #offer: CallOffer = { types: [], unavailable: null };
  #chatEnd: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.server =
      this.token =
      this.tokenUrl =
      this.getToken =
        null;
    this.callTypes = this.controlsList = this.ringtone = null;
    this.display = "popup";
    this.position = "bottom-left";
  }

  /** The call's state here; `idle` too while another element of the page has the call. */
  get state(): CallState {
    return this.#read((part, snapshot) => part.selectState(snapshot)) ?? "idle";
  }

  get call(): CallView | null {
    return this.#read((part, snapshot) => part.callViewOf(snapshot));
  }

  get participants(): ParticipantView[] {
    return this.#read((part, snapshot) => part.participantsOf(snapshot)) ?? [];
  }

  get microphoneOn(): boolean {
    return this.#read((part, snapshot) => part.selectMicrophoneOn(snapshot)) ?? false;
  }

  get cameraOn(): boolean {
    return this.#read((part, snapshot) => part.selectCameraOn(snapshot)) ?? false;
  }

  /** Calls; settles when the server has the call. */
  startCall({ type, to }: StartCallOptions = {}): Promise<void> {
    const [first] = this.#offer.types;
    return this.#run((part, actor) =>
      part.startCall(actor, this.#initiation(type ?? first ?? "voice", to))
    );
  }

  /** Answers; settles when the seat is taken and the devices are open. */
  accept(devices: { audio?: boolean; video?: boolean } = {}): Promise<void> {
    return this.#run((part, actor) => part.acceptCall(actor, devices));
  }

  decline(reason?: string): Promise<void> {
    return this.#run((part, actor) => part.declineCall(actor, reason));
  }

  /** Stops the ringing here only. */
  ignore(): Promise<void> {
    return this.#run((part, actor) => part.ignoreCall(actor));
  }

  /** What a person means by it: cancels while dialling, ends a call of two, leaves a call of more. */
  hangUp(): Promise<void> {
    return this.#run((part, actor) => part.hangUp(actor));
  }

  leave(): Promise<void> {
    return this.#run((part, actor) => part.leaveCall(actor));
  }

  toggleMicrophone(force?: boolean): Promise<void> {
    return this.#run((part, actor) => part.toggleMicrophone(actor, force));
  }

  toggleCamera(force?: boolean): Promise<void> {
    return this.#run((part, actor) => part.toggleCamera(actor, force));
  }

  toggleScreenShare(_force?: boolean): Promise<void> {
    return notSupported("share the screen");
  }

  openSettings(): Promise<void> {
    return notSupported("open the settings");
  }

  openHistory(): Promise<void> {
    return notSupported("open the history");
  }

  diagnose(): Promise<void> {
    return notSupported("diagnose");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#mooring.engine) this.#moor();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved, not removed: then it is back by the next microtask, and nothing has happened.
    queueMicrotask(() => {
      if (this.isConnected) return;
      clearTimeout(this.#chatEnd);
      this.#mooring.leave();
      this.#handleChange();
    });
  }

  protected override willUpdate(): void {
    const line = this.#isSupported ? this.#mooring.line : UNSUPPORTED;
    this.#offer = offerOf(line, this.#wantedTypes, Date.now());
    this.#watchChatEnd(line);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (ORIGIN.some((name) => changed.has(name))) this.#moor();
  }

  protected override render(): unknown {
    const { handle } = this.#mooring.engine ?? { handle: null };
    return html`
      <chat-call-buttons
        exportparts="call-button"
        .offer=${this.#offer}
        .strings=${englishButtons}
        .busy=${handle?.actor.getSnapshot().matches("live") ?? false}
        @chat-call-request=${this.#handleRequest}
      >
        <slot name="voice-icon" slot="voice-icon"></slot>
        <slot name="video-icon" slot="video-icon"></slot>
      </chat-call-buttons>
      ${handle && callPart && this.#mooring.isStage ? this.#window(handle, callPart) : nothing}
    `;
  }

  #window(handle: CallHandle, { EXPORTED_PARTS, english }: LoadedPart): unknown {
    return html`
      <chat-call-window
        exportparts=${EXPORTED_PARTS}
        .handle=${handle}
        .display=${this.display === "inline" ? "inline" : "popup"}
        .position=${this.position ?? "bottom-left"}
        .strings=${english}
        .quiet=${this.#isQuiet}
        @chat-call-request=${this.#handleRequest}
      ></chat-call-window>
    `;
  }

  get #snapshot(): CallMachineSnapshot | null {
    const { engine, isStage } = this.#mooring;
    return isStage ? engine?.handle?.actor.getSnapshot() ?? null : null;
  }

  get #wantedTypes(): CallType[] {
    const words = (this.callTypes ?? "voice video").split(/\s+/);
    return (["voice", "video"] as const).filter((type) => words.includes(type));
  }

  #read<Value>(
    select: (part: LoadedPart, snapshot: CallMachineSnapshot) => Value,
  ): Value | null {
    const snapshot = this.#snapshot;
    return snapshot && callPart ? select(callPart, snapshot) : null;
  }

  /** Runs with the call part, loaded if it is not. */
  async #run(use: (part: LoadedPart, actor: CallActor) => Promise<void>): Promise<void> {
    if (!this.#isSupported) throw new CallError("unsupported", "The browser is too old for calls");
    const { engine } = this.#mooring;
    if (!engine) throw new CallError("not-ready", "The element has no line to the server yet");
    let handle: CallHandle;
    try {
      handle = await engine.load();
    } catch (cause) {
      throw new CallError("not-loaded", `The call part of the widget did not load: ${cause}`);
    }
    await use(callPart!, handle.actor);
  }

  /** Everybody in the chat, or those named, with the names the chat gives them. */
  #initiation(
    callType: CallType,
    to?: UserId | readonly UserId[],
  ): Extract<Command, { type: "initiate" }> {
    const { chat, selfId } = this.#mooring.line;
    if (!chat) throw new CallError("chat-not-found", "The token of this element names no chat");
    const targets = to === undefined ? null : [to].flat() as UserId[];
    const others = chat.members.filter(({ id }) => id !== selfId);
    const people = targets === null
      ? others
      : targets.map((target) =>
        others.find(({ id }) => id === target) ?? { id: target, name: target }
      );
    return { type: "initiate", chatId: chat.id, callType, people };
  }

  #moor(): void {
    if (this.#isSupported && this.isConnected) this.#mooring.update();
  }

  /** Something was pressed in the buttons or the window. */
  readonly #handleRequest = (event: RequestEvent): void => {
    event.stopPropagation();
    this.#send(event.detail).catch((error: unknown) => {
      if (!(error instanceof CallError)) throw error;
      dispatch(this, "error", { code: error.code, message: error.message });
    });
  };

  #send(request: CallRequest): Promise<void> {
    return this.#run((_part, actor) => {
      actor.send(request.type === "initiate" ? this.#initiation(request.callType) : request);
      return Promise.resolve();
    });
  }

  #handleNews(news: CallNews): void {
    if (news.type !== "incoming") return dispatchNews(this, news);
    this.#isQuiet = !dispatch(this, "incoming", { call: this.call });
    this.requestUpdate();
  }

  #handleChange(): void {
    this.requestUpdate();
    const state = this.state;
    const previous = this.#lastState;
    if (state === previous) return;
    this.#lastState = state;
    this.#internals.states.delete(previous);
    this.#internals.states.add(state);
    if (state === "idle") {
      this.#isQuiet = false;
      this.#mooring.callOver();
    }
    dispatch(this, "state-change", { state, previous });
  }

  /** The buttons go out when the chat's time is over, without anybody's word. */
  #watchChatEnd({ chat }: LineView): void {
    clearTimeout(this.#chatEnd);
    const leftMs = chat?.endsAt ? Date.parse(chat.endsAt) - Date.now() : 0;
    if (leftMs <= 0 || leftMs > TIMER_MAX_MS) return;
    this.#chatEnd = setTimeout(() => this.requestUpdate(), leftMs);
  }
}

function notSupported(what: string): Promise<never> {
  return Promise.reject(
    new CallError("not-supported", `Cannot ${what}: this version of the widget does not yet`),
  );
}

/** Registers the element, unless a copy of the script has done so. */
export function defineChatCall(): void {
  defineCallButtons();
  if (!customElements.get("chat-call")) customElements.define("chat-call", ChatCall);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call": ChatCall;
  }
}
