/**
 * The messages of one connection that wait while an earlier one is being handled. Limited by count
 * and size, so that a sender cannot fill the memory.
 */

/** How many messages and characters may wait. */
export interface BacklogLimits {
  messages: number;
  characters: number;
}

/** Before the welcome there is little reason to queue, and the sender is unknown. */
export const BACKLOG_BEFORE_WELCOME: BacklogLimits = { messages: 8, characters: 64 * 1024 };
/** Room for a burst of candidates and toggles while a command waits for the store. */
export const BACKLOG_AFTER_WELCOME: BacklogLimits = { messages: 512, characters: 256 * 1024 };

/** A bounded queue. */
export class Backlog {
  readonly #texts: string[] = [];
  #characters = 0;

  /** False if the text does not fit. */
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
