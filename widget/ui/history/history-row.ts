/** One call of the history, as a line that opens its details. */
import { html, nothing, type TemplateResult } from "lit";
import type { CallType } from "../../../server/protocol/call.ts";
import type { CallMessage } from "../../../server/protocol/call-message.ts";
import type { CallEntry } from "../../../server/protocol/rest.ts";
import { formatDuration } from "../words/duration.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { arrowIn, arrowMissed, arrowOut } from "./history-icons.ts";
import type { HistoryStrings } from "./history-strings.ts";
import { isMissed, type OtherPerson, othersIn, outcomeOf } from "./history-view.ts";

/** What a row needs to be drawn. */
export interface RowContext {
  selfId: string;
  strings: HistoryStrings;
  /** The types of call with which its people can be called from here. */
  callable: readonly CallType[];
  isOpen: boolean;
  onToggle: () => void;
  onCallBack: (type: CallType) => void;
  /** Loads all messages that were written in the call. */
  onMessages: () => Promise<CallMessage[]>;
}

/** Draws the line of a call, with its details if they are open. */
export function callRow(call: CallEntry, context: RowContext): TemplateResult {
  const { selfId, strings, isOpen } = context;
  const others = othersIn(call, selfId);
  const [first] = others;
  const names = namesOf(others, context);
  const missed = isMissed(call);
  const time = new Intl.DateTimeFormat(strings.lang, { timeStyle: "short" });
  const at = Date.parse(call.initiatedAt);
  return html`
    <li class=${missed ? "call missed" : "call"}>
      <button
        type="button"
        class="summary"
        aria-expanded=${isOpen}
        aria-controls="details-${call.id}"
        @click=${context.onToggle}
      >
        <chat-call-avatar
          .personId=${first?.userId ?? ""}
          .name=${first?.name ?? ""}
          .picture=${first?.picture}
        ></chat-call-avatar>
        <span class="who">
          <span class="name" dir=${others.length < 2 ? "auto" : nothing}>${names}</span>
          <time datetime=${call.initiatedAt}><bdi>${time.format(at)}</bdi></time>
          <span class="quiet">
            ${icon(missed ? arrowMissed : call.isIncoming ? arrowIn : arrowOut)}
            <span>
              ${strings.outcome[outcomeOf(call)]}
              <span class="part">${strings.call[call.callType]}</span>
              ${call.duration > 0
                ? html`<span class="part length">${
                  formatDuration(call.duration, strings.lang)
                }</span>`
                : nothing}
            </span>
          </span>
        </span>
      </button>
      ${context.callable.includes(call.callType)
        ? html`
          <button
            type="button"
            class="back"
            aria-label="${strings.call[call.callType]}: ${names}"
            @click=${() => context.onCallBack(call.callType)}
          >${icon(call.callType === "video" ? camera : handset)}</button>
        `
        : nothing}
      <div class="details" id="details-${call.id}" ?hidden=${!isOpen}>
        ${isOpen ? details(call, others, context) : nothing}
      </div>
    </li>
  `;
}

function details(
  call: CallEntry,
  others: readonly OtherPerson[],
  context: RowContext,
): TemplateResult {
  const { strings } = context;
  const locale = strings.lang;
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const milliseconds = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "millisecond",
    maximumFractionDigits: 0,
  });
  const item = (term: string, value: string) =>
    html`
      <div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>
    `;
  const { quality } = call;
  return html`
    <dl>
      ${item(strings.started, moment.format(Date.parse(call.initiatedAt)))}
      ${call.endedAt === null ? nothing : item(
        strings.ended,
        moment.format(Date.parse(call.endedAt)),
      )}
      ${call.duration > 0
        ? item(strings.duration, formatDuration(call.duration, strings.lang))
        : nothing}
      ${quality
        ? [
          item(strings.roundTrip, milliseconds.format(quality.roundTripTime)),
          item(strings.loss, percent.format(quality.packetLoss / 100)),
        ]
        : nothing}
      ${others.map(({ name, userStatus }) =>
        item(
          name || strings.someone,
          strings.participant[userStatus === "left" ? "joined" : userStatus],
        )
      )}
    </dl>
    ${call.messageCount > 0 ? written(call, context) : nothing}
    ${call.endReason === "connection-lost" ? html`<p>${strings.connectionLost}</p>` : nothing}
  `;
}

let loading: Promise<void> | null = null;

/** The messages of the call; empty until the code for them is loaded. */
function written(
  { messageCount, participants }: CallEntry,
  { selfId, strings, onMessages }: RowContext,
): TemplateResult {
  loading ??= import("../messages/messages-part.ts").then((part) => part.defineMessages())
    .catch((cause) => {
      loading = null;
      console.warn(new Error("Cannot load the part for messages", { cause }));
    });
  return html`
    <chat-call-past-messages
      .count=${messageCount}
      .source=${onMessages}
      .selfId=${selfId}
      .people=${participants.map(({ userId, ...person }) => ({ ...person, id: userId }))}
      .strings=${strings}
    ></chat-call-past-messages>
  `;
}

function namesOf(people: readonly OtherPerson[], { strings }: RowContext): string {
  if (people.length === 0) return strings.someone;
  return new Intl.ListFormat(strings.lang, { type: "conjunction" })
    .format(people.map(({ name }) => name || strings.someone));
}
