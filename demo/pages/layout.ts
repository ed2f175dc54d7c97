/** The frame of every page, and the pieces that several pages share. */
import { html, raw } from "hono/html";
import { type Chat, othersIn, PEOPLE, type Person } from "../people.ts";

export type Html = ReturnType<typeof html>;

export interface Frame {
  title: string;
  /** Where the call server's script comes from: an address, or a path on this origin. */
  scriptBase: string;
  person?: Person;
  /** A class for the stylesheet: it decides what fills the page on a phone. */
  view: "front" | "list" | "chat";
}

/** A whole page. The call element comes with its own script tag, exactly as the README says. */
export function page({ title, scriptBase, person, view }: Frame, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Letterbox</title>
    <link rel="icon" href="/pictures/letterbox.svg">
    <link rel="stylesheet" href="/site.css">
    ${person && html`<script src="${scriptBase}/chat-call.js" defer></script>`}
    <script src="/site.js" defer></script>
  </head>
  <body class="${view}">
    <header class="masthead">
      <a class="wordmark" href="/"><img src="/pictures/letterbox.svg" alt="" width="28" height="28"> Letterbox</a>
      ${person ? whoIsHere(person) : ""}
    </header>
    ${content}
  </body>
</html>`;
}

function whoIsHere(person: Person): Html {
  const others = PEOPLE.filter((other) => other !== person);
  return html`
    <p class="who">
      <span>You are <b>${person.name}</b></span>
      <span class="switch">Open another window as ${others.map((other, index) =>
        html`${index > 0 ? " or " : ""}<a href="/${other.id}/" target="_blank">${other.name}</a>`
      )}</span>
    </p>
  `;
}

/** A person's picture, with an empty `alt` because the name is beside it. */
export function picture(person: Person, size: number): Html {
  return html`
    <img class="picture" src="/pictures/${person.id}.svg" alt="" width="${size}"
      height="${size}">
  `;
}

/** The picture of a chat as one of its members sees it: the other person, or several. */
export function chatPicture(chat: Chat, person: Person, size: number): Html {
  const others = othersIn(chat, person);
  if (others.length === 1) return picture(others[0], size);
  return html`<span class="pictures">${
    others.slice(0, 2).map((other) => picture(other, Math.round(size * 0.7)))
  }</span>`;
}

/** A chat's name in lists and headers: the other person, or the group's title. */
export function chatName(chat: Chat, person: Person): string {
  const others = othersIn(chat, person);
  return others.length === 1 ? others[0].name : chat.title;
}

/** A phone receiver or a camera, in the colour of the surrounding text. */
export function callIcon(type: "voice" | "video"): Html {
  const shape = type === "video"
    ? '<rect x="2.5" y="6" width="12" height="12" rx="3"/><path d="m14.5 10.5 6-3.5v10l-6-3.5"/>'
    : '<path d="M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3c0 1-.8 1.8-1.8 1.8A16.5 16.5 0 0 1 4.7 5.3c0-1 .8-1.8 1.8-1.8z"/>';
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(shape)}</svg>`;
}
