/** The typed face of chromium.mjs, which has to be plain JavaScript because Node loads it as well. */
import type { LaunchOptions } from "puppeteer-core";
import * as chromium from "./chromium.mjs";

/** What Puppeteer is to launch a Chromium of the tests with, which is installed first where there is none. */
export const chromiumOptions: (switches: readonly string[]) => Promise<LaunchOptions> =
  chromium.chromiumOptions;
