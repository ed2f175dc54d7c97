/** The databases that come with the runtime. A KV Connect server is held to the same in tests/cluster. */
import { testConformance } from "./conformance.ts";

testConformance("store in memory", () => Deno.openKv(":memory:"));

const folder = Deno.makeTempDirSync();
Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));
testConformance("store in a file", () => Deno.openKv(`${folder}/calls.sqlite`));
