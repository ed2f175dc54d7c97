/** The test runner's globals, with types. */
type Body = (this: { timeout(ms: number): void }) => void | Promise<void>;
type Declare = (name: string, body: Body) => void;

interface MochaPage {
  describe: Declare;
  it: Declare;
  beforeEach(body: Body): void;
  afterEach(body: Body): void;
}

export const { describe, it, beforeEach, afterEach } = globalThis as unknown as MochaPage;
