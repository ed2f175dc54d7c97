/**
 * Puts the messages of a call on its stage, and loads their code when there are some or somebody
 * wants to write.
 */
import { html, type TemplateResult } from "lit";
import type { CallMessages } from "../../model/message-box.ts";
import { smallButton } from "../kit/controls.ts";
import { bubble } from "../kit/icons.ts";
import type { Strings } from "../words/strings.ts";

let loading: Promise<void> | null = null;

function loadPart(): Promise<void> {
  return loading ??= import("./messages-part.ts").then((part) => part.defineMessages())
    .catch((cause) => {
      // The next message or press tries again.
      loading = null;
      console.warn(new Error("Cannot load the part for messages", { cause }));
    });
}

/** Opens and closes the messages; its unread count appears once the code is loaded. */
export const messagesButton = (messages: CallMessages, strings: Strings): TemplateResult =>
  smallButton({
    part: "messages-button",
    label: strings.messages,
    shape: bubble,
    onClick: () => {
      void loadPart();
      messages.load().then(({ box }) => box?.setOpen(!box.view.isOpen), console.warn);
    },
    inside: html`<chat-call-messages-badge></chat-call-messages-badge>`,
  });

/** The place of the messages; empty until their code is loaded. */
export function messagesPanel(messages: CallMessages): TemplateResult {
  void messages.loaded.then(loadPart);
  return html`
    <chat-call-message-preview part="message-preview"></chat-call-message-preview>
    <chat-call-messages part="messages" exportparts="message"></chat-call-messages>
  `;
}

/** The messages unread or unsent when the call ended. */
export const messagesLeft = html`
  <chat-call-messages-left exportparts="message, action"></chat-call-messages-left>
`;
