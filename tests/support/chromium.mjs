/**
 * Finds a Chromium for the tests and installs one if there is none. Runs under Node (browser tests)
 * and under Deno (end-to-end tests).
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";

const isRoot = process.getuid?.() === 0;
const cacheDirectory = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), ".cache", "puppeteer");

/** Keeps the browser from making network requests of its own. */
const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  // Chromium's sandbox refuses to run for root.
  ...(isRoot ? ["--no-sandbox"] : []),
];

/**
 * Puppeteer's launch options for the tests' Chromium. With `pipe` the browser ends together with
 * the process that started it, even if that is killed or interrupted.
 */
export async function chromiumOptions(switches) {
  return { executablePath: await findChromium(), args: [...ARGUMENTS, ...switches], pipe: true };
}

/** The path of a Chromium that starts; if none can be had, rejects with what to do. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    if (starts(named)) return Promise.resolve(named);
    return Promise.reject(
      new Error(`Cannot use CHROMIUM_PATH as a browser: current value is ${named}`),
    );
  }
  const found = installed() ?? install();
  if (found !== undefined) return Promise.resolve(found);
  return Promise.reject(
    new Error(
      "Cannot find or install a Chromium for the tests. Install Chromium, Chrome or Edge, " +
        "or set CHROMIUM_PATH to the program.",
    ),
  );
}

/** @returns {string | undefined} */
function installed() {
  for (const path of candidates()) {
    if (starts(path)) return path;
  }
}

function* candidates() {
  const names = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
  ];
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    for (const folder of folders) yield join(folder, name + suffix);
  }
  yield* usualPlaces();
  yield* cached();
}

function* usualPlaces() {
  if (process.platform === "darwin") {
    for (const folder of ["/Applications", join(homedir(), "Applications")]) {
      for (const name of ["Google Chrome", "Chromium", "Microsoft Edge"]) {
        yield join(folder, `${name}.app`, "Contents/MacOS", name);
      }
    }
  }
  if (process.platform === "win32") {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    for (const folder of [PROGRAMFILES, process.env["PROGRAMFILES(X86)"], LOCALAPPDATA]) {
      if (folder === undefined) continue;
      yield join(folder, "Google\\Chrome\\Application\\chrome.exe");
      yield join(folder, "Chromium\\Application\\chrome.exe");
      yield join(folder, "Microsoft\\Edge\\Application\\msedge.exe");
    }
  }
}

/** Browsers that Puppeteer's own installer has left, newest first. */
function* cached() {
  const chrome = join(cacheDirectory, "chrome");
  if (!existsSync(chrome)) return;
  const newestFirst = (/** @type {string} */ a, /** @type {string} */ b) =>
    b.localeCompare(a, "en", { numeric: true });
  for (const version of readdirSync(chrome).sort(newestFirst)) {
    for (const build of readdirSync(join(chrome, version))) {
      const folder = join(chrome, version, build);
      yield join(folder, "chrome");
      yield join(folder, "chrome.exe");
      yield join(
        folder,
        "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
      );
    }
  }
}

/**
 * Ubuntu's chromium-browser is a stub that only asks for a snap, so a file alone proves nothing.
 */
function starts(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === "win32") return true;
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return answer.status === 0 && /\d+\.\d+/.test(answer.stdout);
}

/** @returns {string | undefined} */
function install() {
  console.log("No Chromium found: installing one for the tests.");
  const attempts = isUbuntu() ? [fromPuppeteer, fromApt] : [fromApt, fromPuppeteer];
  for (const attempt of attempts) {
    if (!attempt()) continue;
    const path = installed();
    if (path !== undefined) return path;
  }
}

function isUbuntu() {
  return existsSync("/etc/os-release") &&
    /^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function hasApt() {
  return isRoot && existsSync("/usr/bin/apt-get");
}

function fromApt() {
  if (!hasApt()) return false;
  return run("apt-get", ["update"]) &&
    run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
}

function fromPuppeteer() {
  const require = createRequire(import.meta.url);
  // A dependency of puppeteer-core, so resolve it from there.
  const fromCore = createRequire(require.resolve("puppeteer-core"));
  const manifest = join(
    dirname(fromCore.resolve("@puppeteer/browsers")),
    "../../package.json",
  );
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const program = join(dirname(manifest), typeof bin === "string" ? bin : bin.browsers);
  const libraries = hasApt() ? ["--install-deps"] : [];
  const wanted = ["install", "chrome@stable", "--path", cacheDirectory];
  return run("node", [program, ...wanted, ...libraries]);
}

function run(/** @type {string} */ command, /** @type {string[]} */ args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const result = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
  return result.status === 0;
}
