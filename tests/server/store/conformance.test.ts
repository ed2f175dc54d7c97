/**
 * The databases built into the runtime. tests/cluster runs the same tests on a KV Connect server.
 */
import { testConformance } from "./conformance.ts";

testConformance("store in memory", () => Deno.openKv(":memory:"));

const folder = Deno.makeTempDirSync();
Deno.test.afterAll(() => Deno.remove(folder, { recursive: true }));
testConformance("store in a file", () => Deno.openKv(`${folder}/calls.sqlite`));
