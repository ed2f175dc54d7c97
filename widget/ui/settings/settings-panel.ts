/**
 * A person's own settings in a dialog over the page: devices, notifications, and who may call. Its
 * opener supplies the sources; it knows neither the server nor the call.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { DeviceSource } from "../../model/device-source.ts";
import type { DialogWords } from "../words/dialog-words.ts";
import { base } from "../kit/base.styles.ts";
import { buttonTokens } from "../kit/button-tokens.styles.ts";
import type { Notifications } from "../ring/call-notification.ts";
import { defineElement } from "../kit/define-element.ts";
import { DialogPanel } from "../dialog/dialog-panel.ts";
import { dialogStyles } from "../dialog/dialog.styles.ts";
import { Recovery } from "../notices/recovery.ts";
import type { Strings } from "../words/strings.ts";
import { tokens } from "../kit/tokens.styles.ts";
import { WhoMayCall, type WhoMayCallSource } from "./who-may-call.ts";
import { NotifySwitch } from "./notify-switch.ts";
import { type PushSource, PushSwitch } from "./push-switch.ts";
import { BackgroundField } from "./background-field.ts";
import { DeviceFields } from "./device-fields.ts";

export class SettingsPanel extends DialogPanel {
  static override styles = [buttonTokens, tokens, base, dialogStyles];
  static override properties = { words: { attribute: false }, strings: { attribute: false } };

  protected override readonly parts = "dialog settings";
  declare words: DialogWords["settings"];
  declare strings: Strings;
  declare devices: DeviceSource;
  declare notifications: Notifications;
  /** Missing where the site has no service worker for them. */
  declare push?: PushSource | undefined;
  declare calls: WhoMayCallSource;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.devices.close();
  }

  /** Redraws the devices, after their state has changed. */
  refresh(): void {
    this.renderRoot?.querySelector("chat-call-device-fields")?.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { words, strings } = this;
    return this.frame(
      { title: words.title, close: words.close },
      html`
        <div class="body">
          <chat-call-device-fields
            .words=${words}
            .strings=${strings}
            .source=${this.devices}
          ></chat-call-device-fields>
          <slot></slot>
          <chat-call-notify-switch
            .words=${words}
            .source=${this.notifications}
          ></chat-call-notify-switch>
          ${this.push
            ? html`
              <chat-call-push-switch
                hidden
                .words=${words}
                .source=${this.push}
              ></chat-call-push-switch>
            `
            : nothing}
          <chat-call-who-may-call
            .words=${words}
            .source=${this.calls}
          ></chat-call-who-may-call>
        </div>
      `,
    );
  }
}

/** Registers the tags of the settings. */
export function defineSettings(): void {
  defineElement("chat-call-recovery", Recovery);
  defineElement("chat-call-background-field", BackgroundField);
  defineElement("chat-call-device-fields", DeviceFields);
  defineElement("chat-call-notify-switch", NotifySwitch);
  defineElement("chat-call-push-switch", PushSwitch);
  defineElement("chat-call-who-may-call", WhoMayCall);
  defineElement("chat-call-settings", SettingsPanel);
}

declare global {
  interface HTMLElementTagNameMap {
    "chat-call-settings": SettingsPanel;
  }
}
