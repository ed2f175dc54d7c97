/**
 * The part of mocha's types that the browser tests use; web-test-runner loads mocha into each page.
 */

interface MochaContext {
  timeout(milliseconds: number): this;
}

type MochaFunction = (this: MochaContext) => void | Promise<void>;

declare function describe(subject: string, tests: () => void): void;
declare function it(says: string, test: MochaFunction): void;
declare function before(prepare: MochaFunction): void;
declare function after(cleanUp: MochaFunction): void;
declare function beforeEach(prepare: MochaFunction): void;
declare function afterEach(cleanUp: MochaFunction): void;
