/**
 * The typed face of chromium.mjs, which has to be plain JavaScript because Node loads it as well.
 */
import type { LaunchOptions } from "puppeteer-core";
import * as chromium from "./chromium.mjs";

/**
 * Puppeteer's launch options for the tests' Chromium, which is installed first if there is none.
 */
export const chromiumOptions: (switches: readonly string[]) => Promise<LaunchOptions> =
  chromium.chromiumOptions;
