/** A KV Connect server is held to what the databases of the runtime are held to. */
import { testConformance } from "../server/store/conformance.ts";
import { DENOKV_PATH, startDenokv } from "./denokv.ts";

if (DENOKV_PATH) {
  const denokv = await startDenokv();
  Deno.test.afterAll(async () => await denokv[Symbol.asyncDispose]());
  testConformance("store behind denokv", () => Deno.openKv(denokv.url));
}
