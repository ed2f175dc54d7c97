/** A KV Connect server must pass the same tests as the runtime's databases. */
import { testConformance } from "../server/store/conformance.ts";
import { DENOKV_PATH, startDenokv } from "./denokv.ts";

if (DENOKV_PATH) {
  const denokv = await startDenokv();
  Deno.test.afterAll(async () => await denokv[Symbol.asyncDispose]());
  testConformance("store behind denokv", () => Deno.openKv(denokv.url));
}
