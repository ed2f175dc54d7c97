/**
 * The messages of one connection that wait for one which takes its time, bounded by number and by
 * size: whoever sends on must not fill the memory. What the messages mean, it does not know.
 */

/** Messages and characters that may wait. */
export interface BacklogLimits {
  messages: number;
  characters: number;
}

/** Before the hello is answered hardly anything has cause to wait, and nobody is known yet. */
export const BACKLOG_BEFORE_WELCOME: BacklogLimits = { messages: 8, characters: 64 * 1024 };
/** A burst of candidates and toggles fits in while a command waits for the store. */
export const BACKLOG_AFTER_WELCOME: BacklogLimits = { messages: 512, characters: 256 * 1024 };

/** A queue that says when it is full. */
export class Backlog {
  readonly #texts: string[] = [];
  #characters = 0;

  /** False where the text does not fit in any more. */
  push(text: string, limits: BacklogLimits): boolean {
    if (this.#texts.length >= limits.messages) return false;
    if (this.#characters + text.length > limits.characters) return false;
    this.#characters += text.length;
    this.#texts.push(text);
    return true;
  }

  shift(): string | undefined {
    const text = this.#texts.shift();
    this.#characters -= text?.length ?? 0;
    return text;
  }

  clear(): void {
    this.#texts.length = 0;
    this.#characters = 0;
  }
}
