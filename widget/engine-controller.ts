/**
 * Connects an element to the page's engine: attaches and detaches with it, follows the call, and
 * turns what happens into the element's events and states. It draws nothing.
 */
import type { LitElement, ReactiveController } from "lit";
import type { CallAccess } from "./call-methods.ts";
import { CallError, loaded } from "./page/call-error.ts";
import { closeDialogs } from "./parts/dialogs.ts";
import { dispatch } from "./page/element-event.ts";
import { createEngine } from "./engine/engine.ts";
import { pageRegistry } from "./engine/engine-registry.ts";
import { createAttachment } from "./engine/attachment.ts";
import { isSupported, serverAddress, signalAddress } from "./page/host-page.ts";
import type { CallNews } from "./model/call-event.ts";
import type { CallHandle } from "./model/call-handle.ts";
import type { CallMachineSnapshot, CallState } from "./model/call-selectors.ts";
import type { ElsewhereCall } from "./model/tab-call.ts";
import { type LineView, nobodysLine } from "./model/line-view.ts";
import type { CallRequest } from "./ui/kit/request-event.ts";

/** The module that is loaded when a call is near. */
export type LoadedPart = typeof import("./call-part.ts");
type Methods = typeof import("./call-methods.ts") & typeof import("./message-methods.ts");
/** A method's arguments after the call. */
type ArgumentsOf<Name extends keyof Methods> = Parameters<Methods[Name]> extends
  [CallAccess, ...infer Args] ? Args : never;
/** All code about a call is in the call part, which is loaded on demand. */
let callPart: LoadedPart | null = null;

async function loadCallPart(): Promise<LoadedPart> {
  const part = await import("./call-part.ts");
  part.defineCallWindow();
  return callPart = part;
}

const UNSUPPORTED = nobodysLine("unsupported");

/** What the controller needs from the element. */
export interface EngineHost extends LitElement {
  readonly server: string | null;
  readonly token: string | null;
  readonly tokenUrl: string | null;
  readonly getToken: (() => string | null | Promise<string | null>) | null;
  readonly ringtone: string | null;
}

export class EngineController implements ReactiveController {
  /** The host page draws the incoming call itself. */
  isQuiet = false;

  readonly #host: EngineHost;
  readonly #states: Set<string>;
  readonly #isSupported = isSupported();
  readonly #attachment = createAttachment({
    registry: pageRegistry(),
    wish: () => {
      const { getToken, token, tokenUrl, server } = this.#host;
      return { server: serverAddress(server), origin: { getToken, token, tokenUrl } };
    },
    view: {
      ringtone: () => this.#host.ringtone,
      ready: () => dispatch(this.#host, "ready", {}),
      changed: () => this.#handleChange(),
      tell: (news) => this.#handleNews(news),
    },
    createEngine: (server, userId, ticket) =>
      createEngine({ userId, server, url: signalAddress(server), ticket, loadCallPart }),
  });
  #lastState: CallState = "idle";
  #lastSelfId: LineView["selfId"] = null;
  #isNew = true;

  /** Browsers that are too old have no `states`, or allow other names only. */
  constructor(host: EngineHost, states: CustomStateSet | undefined) {
    this.#host = host;
    this.#states = this.#isSupported ? states! : new Set();
    this.#states.add(this.#lastState);
    host.addController(this);
  }

  get line(): LineView {
    return this.#isSupported ? this.#attachment.line : UNSUPPORTED;
  }

  /** What the element's dialogs need from its engine. */
  get access() {
    return {
      server: serverAddress(this.#host.server),
      token: () => this.#attachment.tokens.get(),
      root: this.#host.renderRoot as ShadowRoot,
      line: () => this.line,
      handle: () => this.stage?.handle,
      markSeen: () => this.#attachment.engine?.markSeen(),
    };
  }

  /** The person has a call, in this element, in another one of the page, or in another tab. */
  get isBusy(): boolean {
    const { engine } = this.#attachment;
    return Boolean(engine?.tabs?.elsewhere || engine?.handle?.actor.getSnapshot().matches("live"));
  }

  /** The call of another tab. */
  get elsewhere(): ElsewhereCall | null {
    return this.#attachment.engine?.tabs?.elsewhere ?? null;
  }

  /** What the call's window needs; null unless this element is the one that draws it. */
  get stage(): { handle: CallHandle; part: LoadedPart } | null {
    const { engine, isStage } = this.#attachment;
    return isStage && engine?.handle && callPart ? { handle: engine.handle, part: callPart } : null;
  }

  get state(): CallState {
    return this.read((part, snapshot) => part.selectState(snapshot)) ?? "idle";
  }

  /** Reads the call; null unless this element shows one. */
  read<Value>(
    select: (part: LoadedPart, snapshot: CallMachineSnapshot) => Value,
  ): Value | null {
    const { stage } = this;
    return stage && select(stage.part, stage.handle.actor.getSnapshot());
  }

  /** Runs a method of the call part, after loading it if needed. */
  async run<Name extends keyof Methods>(name: Name, ...args: ArgumentsOf<Name>): Promise<void> {
    if (!this.#isSupported) {
      throw new CallError("unsupported", "Cannot call: the browser is too old");
    }
    const { engine } = this.#attachment;
    if (!engine) throw new CallError("not-ready", "Cannot call: no line yet");
    const handle = await loaded(engine.load());
    const method: (access: CallAccess, ...args: never) => unknown = callPart![name];
    await method({ ...handle, line: this.line }, ...args as never);
  }

  /** Sends a press to the machine; a failure becomes an `error` event. */
  async send(request: CallRequest | { type: "move-here" }): Promise<void> {
    if (this.#attachment.engine?.tabs?.send(request) || request.type === "move-here") return;
    try {
      await this.run("request", request);
    } catch (error) {
      this.report(error);
    }
  }

  /** Resolves when the call, if there was one, is over here and the pushes are paused. */
  logOut(): Promise<void> {
    return this.#attachment.logOut();
  }

  /** Fires an `error` event for what a press could not do. */
  readonly report = (error: unknown): void => {
    if (!(error instanceof CallError)) throw error;
    dispatch(this.#host, "error", { code: error.code, message: error.message });
  };

  /** The server or the origin of the token was set or has changed. */
  update(): void {
    if (this.#isSupported && this.#host.isConnected) this.#attachment.update();
  }

  hostConnected(): void {
    // Before the first update the attributes may not all be there.
    if (!this.#host.hasUpdated) return;
    this.#host.requestUpdate();
    if (!this.#attachment.engine) this.update();
  }

  hostDisconnected(): void {
    // An element that is only moved is back by the next microtask.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#attachment.leave();
      this.#handleChange();
    });
  }

  #handleNews(news: CallNews): void {
    if (news.type !== "incoming") return callPart!.dispatchNews(this.#host, this.#states, news);
    const call = this.read((part, snapshot) => part.callViewOf(snapshot));
    this.isQuiet = !dispatch(this.#host, "incoming", { call });
    this.#host.requestUpdate();
  }

  #handleChange(): void {
    this.#host.requestUpdate();
    const { state, line: { selfId, status } } = this;
    // Only the first failure is reported: a line lost later reconnects, one that never came may
    // not.
    if (this.#isNew && status !== "connecting") {
      this.#isNew = false;
      const code = status === "offline" ? "server-unreachable" : "unauthorized";
      if (status !== "ready") this.report(new CallError(code, `Cannot call: ${status}`));
    }
    // One person's open dialogs are not for the next person.
    if (this.#lastSelfId && this.#lastSelfId !== selfId) closeDialogs(this.#host.renderRoot);
    this.#lastSelfId = selfId;
    const previous = this.#lastState;
    if (state === previous) return;
    this.#lastState = state;
    this.#states.delete(previous);
    this.#states.add(state);
    if (state === "idle") {
      this.isQuiet = false;
      this.#attachment.callOver();
    }
    dispatch(this.#host, "state-change", { state, previous });
  }
}
