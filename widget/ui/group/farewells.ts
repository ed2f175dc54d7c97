/**
 * Keeps somebody who was rung but will not join on the screen long enough to read why. Somebody who
 * was never shown ringing is left out.
 */
import type { LitElement, ReactiveController } from "lit";
import { isAbsent, type Somebody } from "./group-view.ts";

const READ_MS = 4_000;

export class Farewells implements ReactiveController {
  readonly #host: LitElement;
  readonly #awaited = new Set<string>();
  readonly #goingAt = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const timer of this.#goingAt.values()) clearTimeout(timer);
    this.#goingAt.clear();
    this.#awaited.clear();
  }

  /** Returns those people who are to be shown now. */
  of(people: readonly Somebody[]): Somebody[] {
    return people.filter(({ id, presence }) => {
      if (!isAbsent(presence)) {
        this.#awaited.add(id);
        this.#stay(id);
        return true;
      }
      if (!this.#awaited.has(id)) return false;
      if (!this.#goingAt.has(id)) this.#goingAt.set(id, setTimeout(() => this.#go(id), READ_MS));
      return true;
    });
  }

  /** They are rung once more. */
  #stay(id: string): void {
    clearTimeout(this.#goingAt.get(id));
    this.#goingAt.delete(id);
  }

  #go(id: string): void {
    this.#goingAt.delete(id);
    this.#awaited.delete(id);
    this.#host.requestUpdate();
  }
}
