/**
 * Which part of the project may import which. Imports run one way; a new edge is a decision, and
 * this table is where it is made.
 */

const PROTOCOL = "server/protocol";
/** Parts of the server that know nobody above them and that anybody may use. */
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
/** How an answer is written and what files there are; no route and no middleware. */
const ANSWERS = ["server/rest-answer", "server/widget-files"];
const HTTP = [...REALTIME, ...ANSWERS, "server/openapi", "server/deps", "server/middleware"];
const MODEL = [PROTOCOL, "widget/model"];
/** What the element says to the page and understands of it. */
const PAGE = [...MODEL, "widget/page"];

/**
 * From a part (a folder, or a file at the top) to the parts it may import. A part may always import
 * itself. What stands further down may know what stands above it, never the other way round.
 */
export const ALLOWED_EDGES: Record<string, string[]> = {
  // How little may wait for a slow reader follows from the longest message.
  "server/config": ["server/network", PROTOCOL],
  "server/log": ["server/config"],
  "server/network": [],
  "server/rate-limiter": [],
  // What is measured has the contract's words for labels, and no way to whoever measures.
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

  // Runs where the widget is built and is no part of it.
  "widget/build": [],
  // Put by the build in the place of the language's own; nobody imports it.
  "widget/builtins": [],
  "widget/model": MODEL,
  "widget/effects": MODEL,
  "widget/engine": [...MODEL, "widget/effects"],
  "widget/ui": MODEL,
  "widget/page": MODEL,
  // Loaded when somebody asks for them.
  "widget/parts": [...PAGE, "widget/effects", "widget/ui"],
  "widget/chat-call.styles": [],
  "widget/chat-end-controller": MODEL,
  // The page's language comes as a chunk of its own, and not at all for English.
  "widget/language-controller": ["widget/ui"],
  "widget/call-news": [...PAGE, "widget/parts"],
  // What the views ask for is asked of the machine here.
  "widget/call-methods": [...PAGE, "widget/ui"],
  "widget/message-methods": [...PAGE, "widget/call-methods"],
  // The chunk that waits for a call: what is in it, no page pays for before.
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
  // The classic script stands alone: what it imports would weigh on every page.
  "widget/loader": [],
  // As does the one for a host's worker, which has the one thing it does.
  "widget/push-worker": ["widget/effects"],
  // The types that go with the build, each a file that stands alone.
  "widget/published": [],
  // The kit for those who embed the element: its server decides by the real one's pure commands.
  "widget/testing": [PROTOCOL, "server/store", "server/calls"],
};

/** The packages a part may use; parts not named here may use those of their side. */
export const ALLOWED_PACKAGES: Record<string, string[]> = {
  server: ["hono", "jose", "zod", "node:"],
  widget: ["lit", "xstate", "zod/mini"],
  // Half of the protocol runs in browsers, where every package weighs.
  [PROTOCOL]: ["zod/mini"],
  "server/store": ["node:"],
  "server/calls": ["node:"],
  "server/notify": ["@block65/webcrypto-web-push", "node:"],
  "widget/model": ["xstate"],
  "widget/build": ["vite", "node:"],
  "widget/loader": [],
  "widget/push-worker": [],
};
