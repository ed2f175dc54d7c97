/**
 * The settings, loaded on demand: connects the devices, the server's API and the dialog. The dialog
 * is in the element's shadow root, so that it shares the element's styles.
 */
import { createCallApi } from "../effects/call-api.ts";
import { createDevicePreview } from "../effects/devices/device-preview.ts";
import { createMissedPush } from "../effects/push/missed-push.ts";
import type { CallHandle } from "../model/call-handle.ts";
import type { LineView } from "../model/line-view.ts";
import { browserNotifications } from "../ui/ring/call-notification.ts";
import { dialogWordsOf } from "../ui/locales/dialog-catalog.ts";
import { showRecordingRow } from "./recording-row-loader.ts";
import { defineSettings } from "../ui/settings/settings-panel.ts";
import type { Speech } from "../ui/words/speech.ts";
import { stringsOf } from "../ui/words/wording.ts";

/** What the settings need from their element. */
export interface SettingsHost {
  root: ShadowRoot;
  /** The server's base address. */
  server: string;
  token: () => Promise<string>;
  line: () => LineView;
  speech: Speech;
  /** The call of this page, once its part is loaded. */
  handle: () => CallHandle | undefined;
}

/** The host's own backgrounds from its attribute, without anything that is no picture's address. */
function picturesOf(element: Element): string[] {
  const names = element.getAttribute("backgrounds")?.match(/\S+/g) ?? [];
  return names.filter((name) => URL.canParse(name, document.baseURI))
    .map((name) => new URL(name, document.baseURI).href)
    .filter((address) => /^(https?|data):/.test(address));
}

/** Opens the dialog; never a second one. Resolves when it is shown. */
export async function openSettings(host: SettingsHost): Promise<void> {
  const { settings: words } = await dialogWordsOf(host.speech);
  if (host.root.querySelector("chat-call-settings")) return;
  defineSettings();
  const panel = document.createElement("chat-call-settings");
  const api = createCallApi({ server: host.server, token: host.token });
  const preview = createDevicePreview({
    inCall: () => host.handle()?.actor.getSnapshot().context.localStream ?? null,
    pictures: picturesOf(host.root.host),
    onChange: () => panel.refresh(),
  });
  panel.words = words;
  panel.strings = stringsOf(host.speech);
  panel.devices = preview;
  panel.notifications = browserNotifications;
  const worker = host.root.host.getAttribute("push-worker");
  const userId = host.line().selfId;
  if (worker && userId && URL.canParse(worker, document.baseURI)) {
    const { href } = new URL(worker, document.baseURI);
    const { server } = host;
    const said = { ...words.missed, due: words.due };
    panel.push = createMissedPush({ userId, server, worker: href, words: said, api });
  }
  panel.calls = {
    load: api.settings,
    change: api.changeSettings,
    people() {
      const { chat, selfId } = host.line();
      return chat?.members.filter(({ id }) => id !== selfId) ?? [];
    },
  };
  showRecordingRow(panel, host);
  await panel.openIn(host.root);
  if (panel.isConnected) void preview.open();
}
