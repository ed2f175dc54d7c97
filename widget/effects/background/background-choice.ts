/**
 * The backgrounds as somebody who chooses one wants them: those there are, whether this browser and
 * this page can put one up at all, and how far the chosen one has come. Opens no camera.
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
  /** Loads what the chosen one needs, where that is not under way; settles when that is known. */
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
      // One that another page of the site has offered.
      return !background || offered.includes(background) ? offered : [...offered, background];
    },
    get chosen() {
      return readChoices().background ?? null;
    },
    get progress() {
      return progress;
    },
    choose(background) {
      // Not asked before it matters: a page that forbids it has every such question reported.
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

/** The smallest module there is. */
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
  // A page gets only so many of them.
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}
