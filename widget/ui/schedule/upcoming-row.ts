/** One scheduled call: what, when and who, and its actions. */
import { html, nothing, type TemplateResult } from "lit";
import type { ScheduledCall } from "../../../server/protocol/schedule.ts";
import { camera, handset, icon } from "../kit/icon.ts";
import { calendarFile } from "./calendar-file.ts";
import { nameOfCall, namesIn, type ScheduleStrings } from "./schedule-strings.ts";
import { momentName } from "./schedule-times.ts";
import { isDue, othersOf, startOf } from "./schedule-view.ts";
import type { ScheduleProblem } from "./schedule-words.ts";

/** What a row needs to be drawn. */
export interface UpcomingRow {
  nowMs: number;
  selfId: string;
  strings: ScheduleStrings;
  /** Whether the button that takes the call back was pressed once. */
  isAsked: boolean;
  problem: ScheduleProblem | null;
  onStart: (() => void) | undefined;
  onAsk: () => void;
  onKeep: () => void;
  onTakeBack: () => void;
}

/** Draws the row of a call. */
export function upcomingRow(call: ScheduledCall, row: UpcomingRow): TemplateResult {
  const { selfId, strings, nowMs } = row;
  const others = othersOf(call, selfId);
  const [first] = call.isOrganizer ? others : [call.organizer];
  const name = nameOfCall(call, selfId, strings);
  return html`
    <li data-id=${call.id}>
      <chat-call-avatar
        .personId=${first?.userId ?? ""}
        .name=${first?.name ?? ""}
        .picture=${first?.picture}
      ></chat-call-avatar>
      <div class="what">
        <h4 id="name-${call.id}" dir=${call.title ? "auto" : nothing}>${name}</h4>
        <p>
          ${icon(call.callType === "video" ? camera : handset)}<span class="unseen">${strings
            .call[call.callType]}, </span><time datetime=${call.startsAt}><bdi>${isDue(call, nowMs)
            ? strings.now
            : momentName(startOf(call), nowMs, strings.lang)}</bdi></time>
        </p>
        ${call.title
          ? html`<p class="who" dir=${others.length < 2 ? "auto" : nothing}>${
            namesIn(others, strings)
          }</p>`
          : nothing}
        ${call.isOrganizer || others.length < 2 ? nothing : html`<p class="who">${
          strings.by
            .replace("{name}", call.organizer.name.trim() || strings.someone)
        }</p>`}
        ${row.isAsked ? question(call, row) : actions(call, row)}
      </div>
    </li>
  `;
}

function actions(call: ScheduledCall, { strings, nowMs, ...row }: UpcomingRow): TemplateResult {
  const about = `name-${call.id}`;
  return html`
    <div class="actions">
      ${isDue(call, nowMs)
        ? row.onStart
          ? html`
            <button type="button" class="start" aria-describedby=${about}
              @click=${row
                .onStart}>${strings.start}</button>
          `
          : nothing
        : html`
          <button
            type="button"
            aria-describedby=${about}
            @click=${() => saveToCalendar(call, row.selfId, strings)}
          >${strings.addToCalendar}</button>
        `}
      <button type="button" class="back" aria-describedby=${about} @click=${row.onAsk}>${call
          .isOrganizer
        ? strings.callOff
        : strings.decline}</button>
    </div>
  `;
}

function question(call: ScheduledCall, { strings, ...row }: UpcomingRow): TemplateResult {
  return html`
    <div class="actions" role="group" aria-labelledby="ask-${call.id}">
      <p id="ask-${call.id}">${call.isOrganizer ? strings.callOffAsk : strings.declineAsk}</p>
      ${row.problem
        ? html`<p class="failed" role="alert">${strings.problem[row.problem]}</p>`
        : nothing}
      <button type="button" class="keep" aria-describedby="ask-${call.id}" @click=${row
        .onKeep}>${strings.keep}</button>
      <button type="button" class="sure" @click=${row.onTakeBack}>${call.isOrganizer
        ? strings.callOff
        : strings.decline}</button>
    </div>
  `;
}

/** Saves the call as a file made on this page, for any calendar. */
function saveToCalendar(call: ScheduledCall, selfId: string, strings: ScheduleStrings): void {
  const text = calendarFile({
    uid: `${call.id}@chat-call`,
    startsAtMs: startOf(call),
    summary: nameOfCall(call, selfId, strings),
    url: location.href,
  }, Date.now());
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: "call.ics" }).click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
