/** Runs the tests of the views in WebKit, to find differences in Safari's layout and rendering. */
import config, { freePort } from "../web-test-runner.config.mjs";
import { webkitLauncher } from "./webkit-launcher.mjs";

export default {
  ...config,
  files: ["tests/widget/ui/**/*.test.ts"],
  browsers: [webkitLauncher(await freePort())],
  // The first test has to wait for a screen, a driver and a browser.
  testsStartTimeout: 90_000,
};
