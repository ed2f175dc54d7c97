/** The test runner's two words, which it lays into the page, with their types. */
type Body = (this: { timeout(ms: number): void }) => void | Promise<void>;
type Declare = (name: string, body: Body) => void;

interface MochaPage {
  describe: Declare;
  it: Declare;
  beforeEach(body: Body): void;
  afterEach(body: Body): void;
}

export const { describe, it, beforeEach, afterEach } = globalThis as unknown as MochaPage;
