/** A package's notice ships with its files, also when they are copied and not bundled. */
import assert from "node:assert/strict";
import { assetNotices } from "../../widget/build/asset-notices.ts";

const PACKAGE = "@twilio/video-processors";

Deno.test("assetNotices() adds a package's notice once when its files are shipped unbundled", () => {
  const notices = { type: "asset", fileName: "licenses.md", source: "# Licenses" };
  const asset = (name: string) => ({
    type: "asset",
    fileName: `assets/${name}`,
    originalFileNames: [`node_modules/${PACKAGE}/dist/build/${name}`],
  });
  const bundle = { "licenses.md": { ...notices, originalFileNames: [] as string[] } };
  Object.assign(bundle, { one: asset("one.wasm"), two: asset("two.tflite") });
  const plugin = assetNotices({ file: "licenses.md", besides: { [PACKAGE]: "Made by others." } });
  const { handler } = plugin.generateBundle as { handler: (...given: unknown[]) => void };
  handler.call({ error: assert.fail }, {}, bundle);

  const text = bundle["licenses.md"].source;
  assert.match(text, /^# Licenses\n/);
  assert.equal(text.split(`## ${PACKAGE}`).length, 2);
  assert.match(text, /Files of it: one\.wasm, two\.tflite\.\n\nMade by others\./);
  assert.match(text, /Copyright \(C\) \d+ Twilio Inc\./);
});
