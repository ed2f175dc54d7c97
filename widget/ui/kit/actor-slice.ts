/** Lets a view follow the part of the call it draws, and redraws it only when that part changes. */
import type { LitElement, ReactiveController } from "lit";
import type { CallActor, CallMachineSnapshot } from "../../model/call-selectors.ts";

/** A selector of the machine's snapshot, kept up to date while the view is in the page. */
export class ActorSlice<Value> implements ReactiveController {
  readonly #host: LitElement;
  readonly #select: (snapshot: CallMachineSnapshot) => Value;
  readonly #onChange: (value: Value) => void;
  #actor: CallActor | null = null;
  #subscription: { unsubscribe(): void } | null = null;
  #value: Value | undefined;

  /** `onChange` gets each new value before the view is asked to redraw. */
  constructor(
    host: LitElement,
    select: (snapshot: CallMachineSnapshot) => Value,
    onChange: (value: Value) => void = () => {},
  ) {
    this.#host = host;
    this.#select = select;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Undefined while there is no call to follow. */
  get value(): Value | undefined {
    return this.#value;
  }

  /** Follows another actor, or none. */
  follow(actor: CallActor | null): void {
    if (actor === this.#actor && this.#subscription) return;
    this.#stop();
    this.#actor = actor;
    if (this.#host.isConnected) this.#start();
  }

  hostConnected(): void {
    if (!this.#subscription) this.#start();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #start(): void {
    if (!this.#actor) {
      this.#value = undefined;
      return;
    }
    this.#take(this.#actor.getSnapshot());
    this.#subscription = this.#actor.subscribe((snapshot) => this.#take(snapshot));
  }

  #stop(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = null;
  }

  #take(snapshot: CallMachineSnapshot): void {
    const next = this.#select(snapshot);
    if (isSame(this.#value, next)) return;
    this.#value = next;
    this.#onChange(next);
    this.#host.requestUpdate();
  }
}

/** Plain data is compared by content; a stream, or anything else with a class, by identity. */
function isSame(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (!isPlain(before) || !isPlain(after)) return false;
  const keys = Object.keys(after);
  return keys.length === Object.keys(before).length &&
    keys.every((key) => isSame(before[key], after[key]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
