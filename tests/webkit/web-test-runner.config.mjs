/** The tests of the views once more, in WebKit: what Safari lays out and draws in its own way shows here. */
import config, { freePort } from "../web-test-runner.config.mjs";
import { webkitLauncher } from "./webkit-launcher.mjs";

export default {
  ...config,
  files: ["tests/widget/ui/**/*.test.ts"],
  browsers: [webkitLauncher(await freePort())],
  // A screen, a driver and a browser come up for the first of them.
  testsStartTimeout: 90_000,
};
