/** The tests of the views once more, in WebKit: what Safari lays out and draws in its own way shows here. */
import config, { freePort } from "../web-test-runner.config.mjs";
import { webkitLauncher } from "./webkit-launcher.mjs";

export default {
  ...config,
  files: [
    "tests/widget/ui/**/*.test.ts",
    // WebKit (2.50) does not ask again about a width that has changed since it first met the styles
    // of a shadow root, so a window made narrow is no phone.
    "!tests/widget/ui/phone.test.ts",
  ],
  browsers: [webkitLauncher(await freePort())],
  // A screen, a driver and a browser come up for the first of them.
  testsStartTimeout: 90_000,
};
