/** The front page: choose who to be. There is no login; the person is in the path. */
import { html } from "hono/html";
import { chatsOf, PEOPLE, type Person } from "../people.ts";
import { chatName, type Html, page, picture } from "./layout.ts";

/** A link into the site for each person. */
export function frontPage(scriptBase: string): Html {
  return page(
    { title: "Who are you?", scriptBase, view: "front" },
    html`
      <main class="doors">
        <h1>Who would you like to be?</h1>
        <p>Open two of them in two windows side by side, then let one ring the other.</p>
        <ul>${PEOPLE.map(door)}</ul>
        <p class="small-print">This is a small server-rendered site: every page is loaded whole, messages
              are sent by plain forms. The person is in the address, so that several fit in one browser.</p>
      </main>
    `,
  );
}

function door(person: Person): Html {
  const names = chatsOf(person).map((chat) => chatName(chat, person));
  return html`<li><a href="/${person.id}/">
        ${picture(person, 96)}
        <b>${person.name}</b>
        <span>${names.join(", ")}</span>
      </a></li>`;
}
