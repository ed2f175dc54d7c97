/**
 * What a call window provides to the panels inside it. They ask with the `context-request` event of
 * the web components community protocol, so that a panel need not know its ancestors.
 * https://github.com/webcomponents-cg/community-protocols/blob/main/proposals/context.md
 */
import type { LitElement, ReactiveController } from "lit";
import type { CallHandle } from "../../model/call-handle.ts";
import type { Strings } from "../words/strings.ts";

/** The call to follow, with its voice levels, the strings to use, and the controls to show. */
export interface CallContext {
  handle: CallHandle;
  strings: Strings;
  /** The optional controls, as `controlsOf()` names them. */
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

/** Answers every request from inside the host, at once and again at every change. */
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

/** Requests the context whenever the host enters a page, and listens until it leaves. */
export class CallContextConsumer implements ReactiveController {
  readonly #host: LitElement;
  readonly #take: Take;
  #stop: (() => void) | undefined;

  constructor(host: LitElement, take: (value: CallContext) => void) {
    this.#host = host;
    this.#take = (value, stop) => {
      // The host may have been removed before there was a value to give.
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
