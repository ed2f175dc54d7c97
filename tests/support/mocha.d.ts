/** The words of the browser tests' framework, as far as they are used: web-test-runner brings it into each page. */

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
