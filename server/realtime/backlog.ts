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
export interface Backlog {
  /** False where the text does not fit in any more. */
  push(text: string, limits: BacklogLimits): boolean;
  shift(): string | undefined;
  clear(): void;
}

/** An empty backlog. */
export function createBacklog(): Backlog {
  const texts: string[] = [];
  let characters = 0;
  return {
    push(text, limits) {
      if (texts.length >= limits.messages) return false;
      if (characters + text.length > limits.characters) return false;
      characters += text.length;
      texts.push(text);
      return true;
    },
    shift() {
      const text = texts.shift();
      characters -= text?.length ?? 0;
      return text;
    },
    clear() {
      texts.length = 0;
      characters = 0;
    },
  };
}
