/**
 * Backgrounds in a real call: the others see the person and never the room, whatever the camera
 * does.
 */
import assert from "node:assert/strict";
import { startHostSite } from "../e2e/support/host-site.ts";
import type { Person } from "../e2e/support/person.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";
import { drawCameras, type Sight, watchThem } from "../support/drawn-camera.ts";

Deno.test({
  name: "a background",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();
  const beforeLoad = [drawCameras, watchThem, countDescriptions];

  await t.step(
    "can be put up during a call without renegotiation, and stays over a reload",
    async () => {
      await using meeting = await world.meet({ beforeLoad });
      const { ann, ben } = meeting;
      await ann.press("Video call");
      await ben.press("Accept");
      await sees(ben, "room");
      assert.deepEqual(await loadedFor(ann), []);
      const described = await ann.page.evaluate(() => window.described);

      await ann.press("Settings");
      await chooses(ann, "blur");
      await sees(ben, "blur");
      await chooses(ann, "dusk");
      await sees(ben, "other");
      await Promise.all([ben.hears(ANN_HZ), ann.hears(BEN_HZ)]);
      await ann.press("Close");
      assert.equal(await ann.page.evaluate(() => window.described), described);

      await forgetSights(ben);
      await ann.press("Turn camera off");
      await ann.page.waitForFunction(() => areOff(window.drawnCameras), { polling: 50 });
      await ann.press("Turn camera on");
      await sees(ben, "other");
      await ann.page.reload();
      await sees(ben, "other");
      await sawNoRoom(ben);

      await ann.press("Settings");
      await chooses(ann, null);
      await sees(ben, "room");
      await ann.press("Close");
      await ann.press("Hang up");
      await ann.page.waitForFunction(() => areOff(window.drawnCameras), { polling: 50 });
      assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    },
  );

  await t.step("is there from the first picture on if it was chosen earlier", async () => {
    await using meeting = await world.meet({ beforeLoad: [...beforeLoad, remember("lagoon")] });
    const { ann, ben } = meeting;
    await ann.press("Video call");
    await ben.press("Accept");
    await Promise.all([sees(ben, "other"), sees(ann, "other")]);
    await Promise.all([sawNoRoom(ben), sawNoRoom(ann)]);

    // Another tab hides the one with the call: the picture goes on.
    const other = await ann.opensTab("about:blank");
    await other.looks();
    await ann.page.waitForFunction(() => document.hidden, { polling: 50 });
    await sees(ben, "other");
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step("can be one of the host's own pictures", async () => {
    const attributes = `backgrounds="/wall.svg no:where"`;
    const annsSite = startHostSite(world.server.url, attributes, { files: { "/wall.svg": WALL } });
    await using meeting = await world.meet({ beforeLoad, annsSite });
    const { ann, ben } = meeting;
    await ann.press("Video call");
    await ben.press("Accept");
    await ann.press("Settings");
    await chooses(ann, `${annsSite.url}/wall.svg`);
    await sees(ben, "other");
    await ben.page.waitForFunction(() => window.lookAtThem()?.isWallRed, { polling: 50 });
    await annsSite.close();
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
  });

  await t.step(
    "that cannot be put up turns the camera off instead of showing the room",
    async () => {
      const headers = { "content-security-policy": `script-src ${world.server.url}` };
      const annsSite = startHostSite(world.server.url, "", { headers });
      await using meeting = await world.meet({
        annsSite,
        beforeLoad: [...beforeLoad, remember("blur")],
      });
      const { ann, ben } = meeting;
      await ann.press("Video call");
      await ben.press("Accept");
      await ann.reads("Your background could not be applied");
      await ann.page.waitForFunction(() => areOff(window.drawnCameras), { polling: 50 });
      await ann.press("Try again");
      await ann.reads("Your background could not be applied");
      await ann.page.waitForFunction(() => areOff(window.drawnCameras), { polling: 50 });
      assert.equal(await ben.page.evaluate(() => window.sights.rooms), 0);

      await ann.press("Show camera without it");
      await sees(ben, "room");
      await ann.press("Settings");
      await chooses(ann, "dawn");
      await ann.reads("This site does not allow what a background needs.");
      await sees(ben, "room");
      await annsSite.close();
    },
  );
});

/** A host's own picture: a red wall. */
const WALL = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180">
<rect width="320" height="180" fill="#b3261e"/></svg>`;

/** Runs inside a page before anything else. */
const remember = (background: string) =>
  `try { localStorage["chat-call.devices"] ??= '${JSON.stringify({ background })}'; } catch {}`;

declare global {
  interface Window {
    /** How often the page has described a connection. */
    described: number;
  }
  function areOff(cameras: MediaStreamTrack[]): boolean;
}

/** Runs inside a page before anything else. */
function countDescriptions(): void {
  window.described = 0;
  const { setLocalDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setLocalDescription = function (...given: unknown[]) {
    window.described++;
    return Reflect.apply(setLocalDescription, this, given);
  };
  window.areOff = (cameras) => cameras.every(({ readyState }) => readyState === "ended");
}

/** Waits until the other person is seen in front of this background, and frames keep coming. */
async function sees({ page }: Person, behind: Sight["behind"]): Promise<void> {
  const handle = await page.waitForFunction(
    (wanted) => {
      const sight = window.lookAtThem();
      return sight?.behind === wanted && sight.isPersonThere && sight;
    },
    { timeout: 30_000, polling: 50 },
    behind,
  );
  const { frames } = await handle.jsonValue() as Sight;
  await page.waitForFunction(
    (before) => (window.lookAtThem()?.frames ?? 0) > before + 5,
    { timeout: 15_000, polling: 50 },
    frames,
  );
}

const forgetSights = ({ page }: Person) =>
  page.evaluate(() => void (window.sights = { looks: 0, rooms: 0 }));

async function sawNoRoom({ page }: Person): Promise<void> {
  const { looks, rooms } = await page.evaluate(() => window.sights);
  assert.ok(looks > 0);
  assert.equal(rooms, 0);
}

/** The files that the page has loaded only for backgrounds. */
const loadedFor = ({ page }: Person) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").map(({ name }) => name)
      .filter((name) => /covered-camera|\.wasm|\.tflite/.test(name))
  );

/** Chooses a background in the open settings; null for none. */
async function chooses({ page }: Person, background: string | null): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const field = document.querySelector("chat-call")!.shadowRoot!
        .querySelector("chat-call-settings")?.shadowRoot
        ?.querySelector("chat-call-device-fields")?.shadowRoot
        ?.querySelector("chat-call-background-field")?.shadowRoot;
      const swatch = wanted ? `[data-backdrop="${wanted}"]` : ":not([data-backdrop])";
      const choice = field?.querySelector<HTMLInputElement>(`input:has(+ .swatch${swatch})`);
      choice?.click();
      return choice !== undefined && choice !== null;
    },
    { timeout: 15_000, polling: 50 },
    background,
  );
}
