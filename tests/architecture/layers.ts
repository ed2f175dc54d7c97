/**
 * Which part of the project may import which. Imports run one way; a new edge is a decision, and
 * this table is where it is made.
 */

const PROTOCOL = "server/protocol";
/** Parts of the server that depend on nothing above them and that every part may use. */
const GROUND = [
  "server/config",
  "server/log",
  "server/network",
  "server/rate-limiter",
  "server/metrics",
];
const STORE = [PROTOCOL, "server/store", ...GROUND];
const CALLS = [...STORE, "server/calls"];
const AROUND_CALLS = [...CALLS, "server/auth", "server/ice", "server/notify"];
const REALTIME = [...AROUND_CALLS, "server/realtime"];
/** How an answer is written and which files are served; no route and no middleware. */
const ANSWERS = ["server/rest-answer", "server/widget-files"];
const HTTP = [...REALTIME, ...ANSWERS, "server/openapi", "server/deps", "server/middleware"];
const MODEL = [PROTOCOL, "widget/model"];
/** The interface between the element and the page. */
const PAGE = [...MODEL, "widget/page"];

/**
 * From a part (a folder, or a file at the top) to the parts it may import. A part may always import
 * itself. An entry may depend on those above it, never the other way round.
 */
export const ALLOWED_EDGES: Record<string, string[]> = {
  // The minimum of BUFFERED_BYTES follows from the longest message.
  "server/config": ["server/network", PROTOCOL],
  "server/log": ["server/config"],
  "server/network": [],
  "server/rate-limiter": [],
  // Labels use the protocol's words; metrics do not depend on the parts that are measured.
  "server/metrics": [PROTOCOL],
  "server/rest-answer": [PROTOCOL],
  "server/widget-files": [],
  "server/openapi": [PROTOCOL],
  [PROTOCOL]: [],
  "server/store": STORE,
  "server/calls": CALLS,
  "server/auth": CALLS,
  "server/ice": [PROTOCOL, ...GROUND],
  "server/notify": CALLS,
  "server/schedule": CALLS,
  "server/realtime": REALTIME,
  "server/deps": [...REALTIME, "server/schedule", "server/widget-files"],
  "server/middleware": HTTP,
  "server/routes": HTTP,
  "server/app": [...HTTP, "server/routes"],
  "server/assembly": [...HTTP, "server/schedule", "server/routes", "server/app", "package.json"],
  "server/serve": [...STORE, "server/assembly"],
  "server/start-problem": ["server/config", "server/store", "server/widget-files"],
  "server/launcher": [],
  "server/main": [...GROUND, "server/launcher", "server/serve", "server/start-problem"],

  // Runs at build time and is not part of the widget.
  "widget/build": [],
  // The build substitutes these for the language's built-ins; nothing imports them.
  "widget/builtins": [],
  "widget/model": MODEL,
  "widget/effects": MODEL,
  "widget/engine": [...MODEL, "widget/effects"],
  "widget/ui": MODEL,
  "widget/page": MODEL,
  // Loaded on demand.
  "widget/parts": [...PAGE, "widget/effects", "widget/ui"],
  "widget/chat-call.styles": [],
  "widget/chat-end-controller": MODEL,
  // The page's language is a separate chunk; English needs none.
  "widget/language-controller": ["widget/ui"],
  "widget/call-news": [...PAGE, "widget/parts"],
  // Passes requests of the views to the state machine.
  "widget/call-methods": [...PAGE, "widget/ui"],
  "widget/message-methods": [...PAGE, "widget/call-methods"],
  // The chunk loaded with the first call, so that no page pays for it before.
  "widget/call-part": [
    ...PAGE,
    "widget/call-news",
    "widget/call-methods",
    "widget/message-methods",
    "widget/engine",
    "widget/ui",
  ],
  "widget/engine-controller": [
    ...PAGE,
    "widget/call-methods",
    "widget/message-methods",
    "widget/call-part",
    "widget/parts",
    "widget/engine",
    "widget/ui",
  ],
  "widget/chat-call": [
    ...PAGE,
    "widget/chat-call.styles",
    "widget/chat-end-controller",
    "widget/call-methods",
    "widget/call-part",
    "widget/engine-controller",
    "widget/language-controller",
    "widget/parts",
    "widget/engine",
    "widget/ui",
  ],
  "widget/define": ["widget/chat-call"],
  // The classic script imports nothing, as that would weigh on every page.
  "widget/loader": [],
  // The script for a host's service worker imports only what it needs.
  "widget/push-worker": ["widget/effects"],
  // The types published with the build, each in a self-contained file.
  "widget/published": [],
  // The test kit for hosts: its server uses the real server's pure commands.
  "widget/testing": [PROTOCOL, "server/store", "server/calls"],
};

/** The packages a part may use; a part not named here may use those of its side. */
export const ALLOWED_PACKAGES: Record<string, string[]> = {
  server: ["hono", "jose", "zod", "node:"],
  widget: ["lit", "xstate", "zod/mini"],
  // Half of the protocol runs in browsers, where every package counts.
  [PROTOCOL]: ["zod/mini"],
  "server/store": ["node:"],
  "server/calls": ["node:"],
  "server/notify": ["@block65/webcrypto-web-push", "node:"],
  "widget/model": ["xstate"],
  "widget/build": ["vite", "node:"],
  "widget/loader": [],
  "widget/push-worker": [],
};
