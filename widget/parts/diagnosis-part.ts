/** The call diagnosis, loaded on demand: connects the checks and the dialog. */
import { checkCalls } from "../effects/diagnosis/call-check.ts";
import { createCallApi } from "../effects/call-api.ts";
import { isSupported } from "../page/host-page.ts";
import { defineDiagnosis } from "../ui/diagnosis/diagnosis-panel.ts";
import { dialogWordsOf } from "../ui/locales/dialog-catalog.ts";
import type { Speech } from "../ui/words/speech.ts";
import { stringsOf } from "../ui/words/wording.ts";

/** What the diagnosis needs from its element. */
export interface DiagnosisHost {
  root: ShadowRoot;
  /** The server's base address. */
  server: string;
  token: () => Promise<string>;
  speech: Speech;
}

/** Opens the dialog and starts; never a second one. Resolves when it is shown. */
export async function diagnose(host: DiagnosisHost): Promise<void> {
  const { diagnosis, settings } = await dialogWordsOf(host.speech);
  if (host.root.querySelector("chat-call-diagnosis")) return;
  defineDiagnosis();
  const api = createCallApi({ server: host.server, token: host.token });
  const panel = document.createElement("chat-call-diagnosis");
  panel.words = diagnosis;
  panel.strings = stringsOf(host.speech);
  panel.closeName = settings.close;
  panel.server = new URL(host.server).host;
  panel.run = (onResult, signal) =>
    checkCalls({ config: api.config, isSupported: isSupported(), onResult }, signal);
  await panel.openIn(host.root);
}
