/**
 * Shows every screen of a call within a typical page. Without a query it shows all of them; with
 * `?scene=…&scheme=dark&dir=rtl&lang=ar` only one, for the screenshots; `?scene=` shows none.
 */
import { isDialog } from "../../widget/parts/dialogs.ts";
import { offerOf } from "../../widget/model/line-view.ts";
import { defineCallButtons } from "../../widget/ui/buttons/call-buttons.ts";
import { defineCallWindow } from "../../widget/ui/window/define-call-window.ts";
import { answer } from "../../widget/ui/locales/catalog.ts";
import { english } from "../../widget/ui/locales/en.ts";
import type { Speech } from "../../widget/ui/words/speech.ts";
import { stringsOf } from "../../widget/ui/words/wording.ts";
import { EXPORTED_PARTS } from "../../widget/ui/window/exported-parts.ts";
import { SCENES } from "./scenes.ts";
import { standIn } from "./stand-in.ts";

declare global {
  interface Window {
    sceneNames: string[];
  }
}

const CHAT = [
  "Hi, is the blue one still available?",
  "It is! Two left in your size.",
  "Great. Can you show me the back of it?",
  "Of course, shall we have a quick video call?",
  "Give me a minute, I’ll find my headphones.",
  "Take your time.",
  "Ready when you are.",
];

const query = new URLSearchParams(location.search);
const name = query.get("scene");
document.documentElement.dataset.scheme = query.get("scheme") ?? "light";
const around = query.get("page");
if (around !== null) await dress(around);
const speech = await speechOf(query.get("lang") ?? "en");
const strings = stringsOf(speech);
document.documentElement.lang = speech.lang;
document.documentElement.dir = query.get("dir") ?? speech.dir ?? "ltr";
defineCallButtons();
defineCallWindow();
window.sceneNames = Object.keys(SCENES);
if (name === null) showAll();
else if (name !== "") showOne(name);

/** Styles the page as one of `tests/gallery/pages`. */
async function dress(pageName: string): Promise<void> {
  const headers = { accept: "text/css" };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`pages/${pageName}.css`, { headers })).text());
  document.adoptedStyleSheets = [sheet];
}

function speechOf(tag: string): Promise<Speech> {
  const host = Object.assign(document.createElement("div"), { strings: null });
  return new Promise((speak) =>
    answer({ host, tag, english: { lang: "en", buttons: english }, speak })
  );
}

function showAll(): void {
  const wall = element("div", "wall");
  for (const scene of window.sceneNames) {
    const address = `?scene=${scene}&scheme=${document.documentElement.dataset.scheme}` +
      `&lang=${speech.lang}`;
    const link = Object.assign(document.createElement("a"), {
      href: address,
      textContent: scene,
    });
    const frame = Object.assign(document.createElement("iframe"), {
      src: address,
      title: scene,
      loading: "lazy" as const,
    });
    const item = element("div");
    item.append(link, frame);
    wall.append(item);
  }
  document.body.append(wall);
}

function showOne(sceneName: string): void {
  const scene = SCENES[sceneName];
  if (!scene) throw new Error(`Cannot show "${sceneName}": it is no scene`);
  const { call, display = "popup", unavailable, elsewhere, line = null, after } = scene();

  const buttons = document.createElement("chat-call-buttons");
  buttons.strings = strings;
  buttons.speech = speech;
  buttons.line = call === null ? line : null;
  buttons.busy = call !== null;
  buttons.missed = 2;
  buttons.offer = offerOf(
    call === null && line || {
      status: unavailable ?? "ready",
      selfId: "ann",
      chat: { id: "chat", calls: "video", members: [{ id: "ben", name: "Ben" }], endsAt: null },
      members: [{ id: "ben", reachable: true, callable: true }],
      missed: 2,
    },
    ["voice", "video"],
    0,
  );

  const stage = document.createElement("chat-call-window");
  stage.strings = strings;
  stage.controls = "camera screenshare pip settings chat";
  stage.display = display;
  stage.handle = call?.handle ?? null;
  stage.elsewhere = elsewhere ?? null;
  stage.line = line;
  stage.addEventListener("chat-call-request", ({ detail }) => {
    if (detail.type === "initiate" || isDialog(detail, { chat: null })) return;
    if (detail.type !== "move-here") call?.send(detail);
  });

  const chat = element("div", "chat");
  const header = element("header");
  const title = document.createElement("b");
  title.textContent = "Order 42";
  buttons.setAttribute("exportparts", "call-button, history-button");
  stage.setAttribute("exportparts", EXPORTED_PARTS);
  const held = (view: HTMLElement) => standIn(speech.lang, speech.dir, view);
  const stageHost = held(stage);
  header.append(title, held(buttons));
  const main = element("main");
  for (const line of CHAT) {
    main.append(Object.assign(document.createElement("p"), { textContent: line }));
  }
  const footer = Object.assign(element("footer"), { textContent: "Write a message" });
  chat.append(header, ...(display === "inline" ? [stageHost] : []), main, footer);
  document.body.append(chat, ...(display === "popup" ? [stageHost] : []));
  // The window renders first, then its panel.
  requestAnimationFrame(() => after?.(speech));
}

function element(tag: string, className = ""): HTMLElement {
  return Object.assign(document.createElement(tag), { className });
}
