/**
 * What a call window gives to the panels inside it: asked for and answered by the `context-request`
 * event that web components have agreed on, so that a panel need not know who stands around it.
 * https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md
 */
import type { LitElement, ReactiveController } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import type { Strings } from "../words/strings.ts";

/** The call to follow, how loud everybody is, the words to use, and the controls to show. */
export interface CallContext {
  handle: CallHandle;
  strings: Strings;
  /** Those that not every call has, as `controlsOf()` names them. */
  controls: string;
}

const CALL = Symbol("chat-call");

type Take = (value: CallContext, stop: () => void) => void;

class ContextRequest extends Event {
  readonly context = CALL;
  readonly subscribe = true;
  readonly callback: Take;

  constructor(callback: Take) {
    super("context-request", { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/** Answers whoever asks from inside the host, then and at every change. */
export class CallContextProvider {
  readonly #takers = new Set<Take>();
  #value: CallContext | null = null;

  constructor(host: LitElement) {
    host.addEventListener("context-request", (event) => {
      const { context, callback } = event as ContextRequest;
      if (context !== CALL) return;
      event.stopPropagation();
      this.#takers.add(callback);
      this.#tell(callback);
    });
  }

  set(value: CallContext): void {
    this.#value = value;
    this.#takers.forEach((take) => this.#tell(take));
  }

  #tell(take: Take): void {
    if (this.#value) take(this.#value, () => this.#takers.delete(take));
  }
}

/** Asks whenever the host comes into a page, and listens until it leaves. */
export class CallContextConsumer implements ReactiveController {
  readonly #host: LitElement;
  readonly #take: Take;
  #stop: (() => void) | undefined;

  constructor(host: LitElement, take: (value: CallContext) => void) {
    this.#host = host;
    this.#take = (value, stop) => {
      // It may have left before there was anything to give.
      if (!host.isConnected) return stop();
      this.#stop = stop;
      take(value);
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.dispatchEvent(new ContextRequest(this.#take));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
