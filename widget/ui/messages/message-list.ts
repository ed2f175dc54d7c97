/** The messages of a call as a list: one's own at the end side, the others' at the start. */
import { html, nothing, type TemplateResult } from "lit";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { Unsent } from "../../model/call-messages.ts";
import { type Portrayed } from "../kit/face.ts";
import type { MessageWords } from "../words/message-words.ts";
import { hueOf } from "../../model/person-look.ts";
import { blocksOf, dayName, type MessageBlock, timeOf } from "./message-blocks.ts";
import { partsOf } from "./message-text.ts";

/** What the list needs to be drawn. */
export interface ListContext {
  selfId: string;
  /** There is more than one other person: each is named, in the colour of their face. */
  isGroup: boolean;
  personOf: (userId: string) => Portrayed;
  lang: string;
  /** The word for oneself. */
  you: string;
  words: MessageWords;
  /** What can be done about unsent messages; missing where the call is over. */
  unsent?: {
    tryAgain: () => void;
    discard: (messageId: string) => void;
  };
}

export function messageList(
  messages: readonly CallMessage[],
  unsent: readonly Unsent[],
  context: ListContext,
): TemplateResult {
  return html`
    ${blocksOf(messages).map((block) => blockOf(block, context))}
    ${unsent.length > 0 ? unsentBlock(unsent, context) : nothing}
  `;
}

function blockOf(block: MessageBlock, context: ListContext): TemplateResult {
  const { userId, messages, atMs, isNewDay } = block;
  const { selfId, isGroup, lang, you } = context;
  const isOwn = userId === selfId;
  const person = context.personOf(userId);
  return html`
    ${isNewDay ? html`<p class="day">${dayName(atMs, lang)}</p>` : nothing}
    <div class=${isOwn ? "block own" : isGroup ? "block named" : "block"}>
      ${isGroup && !isOwn
        ? html`
          <chat-call-avatar
            .personId=${person.id}
            .name=${person.name}
            .picture=${person.picture}
          ></chat-call-avatar>
        `
        : nothing}
      <p class=${isGroup && !isOwn ? "from" : "from unseen"} data-hue=${hueOf(userId)}>
        <bdi>${isOwn ? you : person.name}</bdi>
      </p>
      ${messages.map(({ text }) => bubbleOf(text))}
      <time datetime=${new Date(atMs).toISOString()}>${timeOf(atMs, Date.now(), lang)}</time>
    </div>
  `;
}

/** Keeps line breaks and spaces as written, so no whitespace may stand between tags and text. */
const bubbleOf = (text: string, className = "bubble"): TemplateResult =>
  html`
    <div class=${className} part="message">
      <p dir="auto" translate="yes">${partsOf(text).map(partOf)}</p>
    </div>
  `;

const partOf = ({ text, href }: { text: string; href: string | null }): TemplateResult | string =>
  href === null
    ? text
    : html`<a href=${href} target="_blank" rel="noopener noreferrer" dir="ltr">${text}</a>`;

function unsentBlock(unsent: readonly Unsent[], context: ListContext): TemplateResult {
  const hasFailed = unsent.some(({ problem }) => problem);
  return html`
    <div class="block own">
      <p class="from unseen"><bdi>${context.you}</bdi></p>
      ${unsent.map((one, at) =>
        html`
          ${bubbleOf(one.text, one.problem ? "bubble failed" : "bubble waiting")} ${hasFailed
            ? wayOut(one, at === unsent.length - 1, context)
            : nothing}
        `
      )}
      ${hasFailed ? nothing : html`<p class="state">${context.words.sending}</p>`}
    </div>
  `;
}

/** What happened to unsent messages, told below the last. All are retried together, in order. */
function wayOut(
  { messageId, problem }: Unsent,
  isLast: boolean,
  { words, unsent }: ListContext,
): TemplateResult {
  const why = problem === "too-many-messages" ? ` · ${words.full}` : "";
  return html`
    <div class="out">
      ${isLast ? html`<p class="state trouble" role="status">${words.notSent}${why}</p>` : nothing}
      ${isLast && unsent
        ? html`<button type="button" class="word" @click=${unsent.tryAgain}>
          ${words.tryAgain}
        </button>`
        : nothing}
      ${unsent
        ? html`<button type="button" class="word" @click=${() => unsent.discard(messageId)}>
          ${words.discard}
        </button>`
        : nothing}
    </div>
  `;
}

/** Colours the names by script, because a page's CSP may forbid inline styles in templates. */
export function paintNames(root: ParentNode): void {
  for (const one of root.querySelectorAll<HTMLElement>("[data-hue]")) {
    one.style.setProperty("--_own-hue", one.dataset.hue!);
  }
}
