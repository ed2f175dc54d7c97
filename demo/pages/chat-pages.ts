/** A person's two pages: the list of their chats, and one chat beside that list. */
import { html } from "hono/html";
import type { Message } from "../message-store.ts";
import { type Chat, firstName, othersIn, type Person } from "../people.ts";
import { dayOf, type Entry, timeOf } from "../timeline.ts";
import { callIcon, chatName, chatPicture, type Html, page, picture } from "./layout.ts";

export interface ListedChat {
  chat: Chat;
  last: Message | undefined;
}

interface Shared {
  person: Person;
  scriptBase: string;
  chats: ListedChat[];
  now: number;
}

/** The list alone. It has the element too, so that calls ring and continue here. */
export function listPage(shared: Shared): Html {
  const { person, scriptBase } = shared;
  return page(
    { title: "Chats", scriptBase, person, view: "list" },
    html`<main class="desk">
      ${chatList(shared)}
      <section class="nothing">
        <p>Choose a chat to read on, or stay here: calls ring on this page too.</p>
        <chat-call token-url="/${person.id}/call-token" push-worker="/call-worker.js"></chat-call>
      </section>
    </main>`,
  );
}

/** One chat: its header with the call buttons, the timeline, and the message form. */
export function chatPage(shared: Shared, chat: Chat, entries: Entry[], latest: number): Html {
  const { person, scriptBase } = shared;
  const name = chatName(chat, person);
  const others = othersIn(chat, person);
  const isGroup = others.length > 1;
  const path = `/${person.id}/chats/${chat.id}`;
  return page(
    { title: name, scriptBase, person, view: "chat" },
    html`<main class="desk">
      ${chatList(shared, chat)}
      <section class="conversation" data-latest="${latest}" data-latest-url="${path}/latest">
        <header class="head">
          <a class="back" href="/${person.id}/" aria-label="All chats"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M14.5 5 8 12l6.5 7"/></svg></a>
          ${chatPicture(chat, person, 44)}
          <div class="title">
            <h1>${name}</h1>
            <p>${isGroup ? others.map(firstName).join(", ") + " and you" : chat.title}</p>
          </div>
          <chat-call token-url="/${person.id}/call-token?chat=${chat.id}" push-worker="/call-worker.js"></chat-call>
        </header>
        <div class="timeline" tabindex="0" role="region" aria-label="Messages"><ol>
          ${entries.map((entry) => timelineEntry(entry, chat, person, isGroup))}
        </ol></div>
        <a class="news" href="${path}" hidden>There are new messages</a>
        <form class="composer" method="post" action="${path}/messages">
          <label class="hidden" for="text">Message</label>
          <input id="text" name="text" placeholder="Write to ${
      isGroup ? "everybody" : firstName(others[0])
    }" autocomplete="off" maxlength="2000" required>
          <button>Send</button>
        </form>
      </section>
    </main>`,
  );
}

function chatList({ person, chats, now }: Shared, open?: Chat): Html {
  return html`
    <nav class="chats" aria-label="Chats">
      <h2>Chats</h2>
      <ul>${chats.map(({ chat, last }) =>
        html`
          <li><a href="/${person.id}/chats/${chat.id}" aria-current="${chat === open
            ? "page"
            : "false"}">
            ${chatPicture(chat, person, 46)}
            <b>${chatName(chat, person)}</b>
            <time>${last ? shortDate(last.sentAt, now) : ""}</time>
            <span>${last ? snippet(last, chat, person) : "Nothing written yet"}</span>
          </a></li>
        `
      )}
            </ul>
    </nav>
  `;
}

function timelineEntry(entry: Entry, chat: Chat, person: Person, isGroup: boolean): Html {
  if (entry.kind === "day") return html`<li class="day">${entry.label}</li>`;
  if (entry.kind === "call") {
    const { line } = entry;
    return html`<li class="call ${line.isMissed ? "missed" : ""}">${
      callIcon(line.type)
    } ${line.words}
            <time>${timeOf(line.at)}</time></li>`;
  }
  const { message, isFollowing } = entry;
  const author = chat.members.find((member) => member.id === message.authorId);
  const isOwn = author === person;
  const classes = `message ${isOwn ? "own" : ""} ${isFollowing ? "following" : ""}`;
  return html`<li class="${classes}">
            ${!isOwn && author && !isFollowing ? picture(author, 30) : ""}
            <div class="bubble">
              ${
    isGroup && !isOwn && author && !isFollowing ? html`<b>${firstName(author)}</b>` : ""
  }
              <p>${message.text}</p>
            </div>
            <time datetime="${new Date(message.sentAt).toISOString()}">${
    timeOf(message.sentAt)
  }</time>
          </li>`;
}

function snippet(last: Message, chat: Chat, person: Person): string {
  if (last.authorId === person.id) return `You: ${last.text}`;
  const author = chat.members.find((member) => member.id === last.authorId);
  return chat.members.length > 2 && author ? `${firstName(author)}: ${last.text}` : last.text;
}

function shortDate(at: number, now: number): string {
  const day = dayOf(at, now);
  return day === "Today" ? timeOf(at) : day;
}
