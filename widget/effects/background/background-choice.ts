/**
 * The choice of a background: which there are, whether this browser and this page can apply one at
 * all, and whether the chosen one has loaded. Opens no camera.
 */
import { BACKDROPS, type Background, BLUR } from "../../model/background.ts";
import type { BackgroundSource } from "../../model/background-source.ts";
import { readChoices, saveChoices } from "../devices/device-choice.ts";

export interface BackgroundChoiceOptions {
  /** The host's pictures. */
  pictures: readonly string[];
  onChange: () => void;
  load?: () => Promise<unknown>;
  canDraw?: () => boolean;
  mayCompile?: () => boolean;
}

export interface BackgroundChoice extends BackgroundSource {
  /** Loads what the chosen one needs, unless that is loading; resolves with the outcome known. */
  prepare(): Promise<void>;
}

export function createBackgroundChoice(
  { pictures, onChange, load = loadSegmenter, canDraw = hasWebGl, mayCompile = isCompilingAllowed }:
    BackgroundChoiceOptions,
): BackgroundChoice {
  let obstacle: BackgroundSource["obstacle"] = canDraw() ? null : "browser";
  let progress: BackgroundSource["progress"] = null;
  let run = 0;

  async function prepare(): Promise<void> {
    const mine = ++run;
    const say = (now: BackgroundSource["progress"]) => {
      if (mine !== run) return;
      progress = now;
      onChange();
    };
    if (!readChoices().background) return say(null);
    say("loading");
    await load().then(() => say(null), () => say("failed"));
  }

  return {
    get obstacle() {
      return obstacle;
    },
    get offered() {
      const { background } = readChoices();
      const offered: Background[] = [BLUR, ...Object.keys(BACKDROPS), ...pictures];
      // The chosen one may be another page's offer.
      return !background || offered.includes(background) ? offered : [...offered, background];
    },
    get chosen() {
      return readChoices().background ?? null;
    },
    get progress() {
      return progress;
    },
    choose(background) {
      // Not tested earlier: under a policy that forbids it, each test is reported as a violation.
      if (background && !mayCompile()) {
        obstacle = "policy";
        return onChange();
      }
      const { background: _, ...devices } = readChoices();
      saveChoices(background ? { ...devices, background } : devices);
      void prepare();
    },
    prepare,
  };
}

const loadSegmenter = async () => (await import("./covered-camera.ts")).loadSegmenter();

/** The smallest WebAssembly module. */
const NO_CODE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

function isCompilingAllowed(): boolean {
  try {
    new WebAssembly.Module(NO_CODE);
    return true;
  } catch {
    return false;
  }
}

function hasWebGl(): boolean {
  const gl = document.createElement("canvas").getContext("webgl2");
  // The number of contexts per page is limited.
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}
