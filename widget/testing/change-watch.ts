/**
 * Lets tests wait for a condition on their calls: it is checked after each change, with a timeout.
 */

export interface ChangeWatch {
  /** Call it after each change. */
  look(): void;
  /** Calls back after each change. */
  follow(listener: () => void): void;
  /** Resolves when the condition holds; rejects with `what` after the timeout. */
  until(holds: () => boolean, what: string): Promise<void>;
}

/** How long a test waits for a condition. */
const PATIENCE_MS = 5_000;

export function createChangeWatch(): ChangeWatch {
  const waiting = new Set<() => void>();
  return {
    look() {
      for (const look of [...waiting]) look();
    },
    follow: (listener) => void waiting.add(listener),
    until(holds, what) {
      return new Promise((resolve, reject) => {
        const over = (settle: () => void) => {
          waiting.delete(look);
          clearTimeout(patience);
          settle();
        };
        const look = () => holds() && over(resolve);
        const patience = setTimeout(() => over(() => reject(new Error(what))), PATIENCE_MS);
        waiting.add(look);
        look();
      });
    },
  };
}
