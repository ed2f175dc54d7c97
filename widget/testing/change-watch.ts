/** Whoever waits for something of a test's calls: looks after each change, and gives up in the end. */

export interface ChangeWatch {
  /** Something has changed. */
  look(): void;
  /** Calls back after each change. */
  follow(listener: () => void): void;
  /** Settles when this holds; looks again after each change. */
  until(holds: () => boolean, what: string): Promise<void>;
}

/** How long a test waits for something that does not come. */
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
