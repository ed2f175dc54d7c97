/** The typed face of chromium.mjs, which has to be plain JavaScript because Node loads it as well. */
import * as chromium from "./chromium.mjs";

/** What every browser of the tests is started with. */
export const CHROMIUM_ARGUMENTS: string[] = chromium.CHROMIUM_ARGUMENTS;

/** The path of a Chromium that starts, installed first where there is none. */
export const findChromium: () => Promise<string> = chromium.findChromium;
