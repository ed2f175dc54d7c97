/**
 * The settings and the diagnosis on a real page: choices apply at once, and the checks are right.
 */
import assert from "node:assert/strict";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

/** One of the two microphones of the test browser. */
const OTHER = "Fake Audio Input 2";

Deno.test({
  name: "the dialogs",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step(
    "a microphone chosen in a call replaces the other one, and is used after a reload",
    async () => {
      await using meeting = await world.meet({ beforeLoad: keepSenders });
      const { ann, ben } = meeting;
      await ann.press("Voice call");
      await ben.press("Accept");
      await Promise.all([ann.reaches("active"), ben.hears(ANN_HZ)]);
      await ann.press("Settings");
      await ann.reads(OTHER);
      await ann.page.evaluate((label) => {
        const fields = document.querySelector("chat-call")!.shadowRoot!
          .querySelector("chat-call-settings")!.shadowRoot!
          .querySelector("chat-call-device-fields")!.shadowRoot!;
        const select = fields.querySelector<HTMLSelectElement>("#microphone")!;
        const option = [...select.options].find(({ text }) => text === label)!;
        select.value = option.value;
        select.dispatchEvent(new Event("change"));
      }, OTHER);
      await ann.page.waitForFunction(
        (label) => window.keptSenders.some(({ track }) => track?.label === label),
        { polling: 50 },
        OTHER,
      );
      await ben.hears(ANN_HZ);

      // The next page of the site uses it too.
      await ann.page.reload();
      await ann.page.waitForFunction(
        (label) => window.keptSenders.some(({ track }) => track?.label === label),
        { polling: 50 },
        OTHER,
      );
      await ben.hears(ANN_HZ);
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );

  await t.step("a block is kept by the server, and the diagnosis finds no problem", async () => {
    await using meeting = await world.meet();
    const { ann } = meeting;
    await opens(ann, "openSettings");
    await ann.press("Block Ben Baker");
    await ann.sees("Unblock Ben Baker");
    await ann.press("Close");
    await opens(ann, "openSettings");
    await ann.sees("Unblock Ben Baker");
    await ann.press("Close");

    await opens(ann, "diagnose");
    await ann.reads("Calls should work here.");
    await ann.sees("Copy report");
    assert.deepEqual(ann.complaints, []);
  });
});

type Dialogs = HTMLElement & Record<"openSettings" | "diagnose", () => Promise<void>>;

async function opens({ page }: Person, method: keyof Pick<Dialogs, "openSettings" | "diagnose">) {
  await page.evaluate(
    (name) => (document.querySelector("chat-call") as Dialogs)[name](),
    method,
  );
}

declare global {
  interface Window {
    keptSenders: RTCRtpSender[];
  }
}

/** Runs inside a page before anything else. */
function keepSenders(): void {
  window.keptSenders = [];
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...given) {
    const transceiver = addTransceiver.apply(this, given);
    window.keptSenders.push(transceiver.sender);
    return transceiver;
  };
}
