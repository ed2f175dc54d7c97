/** The message views: one chunk, loaded when there are messages or somebody wants to write. */
import { defineElement } from "../kit/define-element.ts";
import { MessageField } from "./message-field.ts";
import { MessagePreview } from "./message-preview.ts";
import { MessagesBadge } from "./messages-badge.ts";
import { MessagesLeft } from "./messages-left.ts";
import { MessagesPanel } from "./messages-panel.ts";
import { PastMessages } from "./past-messages.ts";

/** Registers the tags of the messages. */
export function defineMessages(): void {
  defineElement("chat-call-message-field", MessageField);
  defineElement("chat-call-messages-badge", MessagesBadge);
  defineElement("chat-call-message-preview", MessagePreview);
  defineElement("chat-call-past-messages", PastMessages);
  defineElement("chat-call-messages-left", MessagesLeft);
  defineElement("chat-call-messages", MessagesPanel);
}
