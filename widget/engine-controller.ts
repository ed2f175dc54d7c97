/**
 * What ties an element to the page's engine: comes and goes with it, follows the call, and turns what
 * happens into the element's events and states. It draws nothing.
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
/** What a method is given besides the call. */
type ArgumentsOf<Name extends keyof Methods> = Parameters<Methods[Name]> extends
  [CallAccess, ...infer Args] ? Args : never;
/** Everything that is about a call is asked of the part that is loaded for it, and of nothing else. */
let callPart: LoadedPart | null = null;

async function loadCallPart(): Promise<LoadedPart> {
  const part = await import("./call-part.ts");
  part.defineCallWindow();
  return callPart = part;
}

const UNSUPPORTED = nobodysLine("unsupported");

/** The element, as far as its tie to the engine needs to know it. */
export interface EngineHost extends LitElement {
  readonly server: string | null;
  readonly token: string | null;
  readonly tokenUrl: string | null;
  readonly getToken: (() => string | null | Promise<string | null>) | null;
  readonly ringtone: string | null;
}

export class EngineController implements ReactiveController {
  /** The page has taken it upon itself to draw the incoming call. */
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

  /** Browsers that are too old have no `states`, or take other names into them. */
  constructor(host: EngineHost, states: CustomStateSet | undefined) {
    this.#host = host;
    this.#states = this.#isSupported ? states! : new Set();
    this.#states.add(this.#lastState);
    host.addController(this);
  }

  get line(): LineView {
    return this.#isSupported ? this.#attachment.line : UNSUPPORTED;
  }

  /** What the element's dialogs need of its engine. */
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

  /** A call is under way on this page, here or at another element of the same person, or in another tab. */
  get isBusy(): boolean {
    const { engine } = this.#attachment;
    return Boolean(engine?.tabs?.elsewhere || engine?.handle?.actor.getSnapshot().matches("live"));
  }

  /** The call of another tab. */
  get elsewhere(): ElsewhereCall | null {
    return this.#attachment.engine?.tabs?.elsewhere ?? null;
  }

  /** What the call's window is drawn with, where this element is the one to draw it. */
  get stage(): { handle: CallHandle; part: LoadedPart } | null {
    const { engine, isStage } = this.#attachment;
    return isStage && engine?.handle && callPart ? { handle: engine.handle, part: callPart } : null;
  }

  get state(): CallState {
    return this.read((part, snapshot) => part.selectState(snapshot)) ?? "idle";
  }

  /** Reads the call, where this element has one. */
  read<Value>(
    select: (part: LoadedPart, snapshot: CallMachineSnapshot) => Value,
  ): Value | null {
    const { stage } = this;
    return stage && select(stage.part, stage.handle.actor.getSnapshot());
  }

  /** Runs a method of the call part, loaded if it is not. */
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

  /** Hands what was pressed to the machine; what cannot be done becomes an `error` event. */
  async send(request: CallRequest | { type: "move-here" }): Promise<void> {
    if (this.#attachment.engine?.tabs?.send(request) || request.type === "move-here") return;
    try {
      await this.run("request", request);
    } catch (error) {
      this.report(error);
    }
  }

  /** Settles when the call, if there was one, is over here, and so are the pushes. */
  logOut(): Promise<void> {
    return this.#attachment.logOut();
  }

  /** Tells of what a press could not do. */
  readonly report = (error: unknown): void => {
    if (!(error instanceof CallError)) throw error;
    dispatch(this.#host, "error", { code: error.code, message: error.message });
  };

  /** The page's word on whose line it is has changed, or is there for the first time. */
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
    // Moved, not removed: then it is back by the next microtask, and nothing has happened.
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
    // A line that is lost later comes back; one that never came may wait for the page's own mend.
    if (this.#isNew && status !== "connecting") {
      this.#isNew = false;
      const code = status === "offline" ? "server-unreachable" : "unauthorized";
      if (status !== "ready") this.report(new CallError(code, `Cannot call: ${status}`));
    }
    // What one person has opened is nothing for the next.
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
