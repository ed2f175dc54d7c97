/**
 * A page from twenty years ago: layout tables, global styles, handlers that block every press,
 * functions of its own on every object, and the first polyfill of custom elements.
 */
import assert from "node:assert/strict";
import { startHostSite } from "../e2e/support/host-site.ts";
import { ANN_HZ, BEN_HZ, startTwoPeople } from "../e2e/support/two-people.ts";

/** Has no doctype. What it hides or forbids must not affect the element. */
const oldPage = (script: string, element: string): string =>
  `<html><head><title>Welcome</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<script>
  Object.prototype.extend = function () {}; Object.prototype.clone = function () {};
  document.createElement = function (tag) {
    var made = Document.prototype.createElement.call(document, tag);
    if (tag.indexOf("-") > 0) made.__proto__ = HTMLElement.prototype;
    return made;
  };
</script>
${script}
<style>
  * { margin: 0; padding: 0; font: 9px monospace !important; transition: all 2s }
  body { zoom: 1.3; text-transform: uppercase; white-space: nowrap; user-select: none }
  div, dialog, video, chat-call * { display: none !important }
  button, input, textarea { width: 300px !important; height: 90px !important }
</style></head>
<body bgcolor="#ffffcc">
<center><table border="1" width="100%"><tr><td align="center" nowrap>
  <font size="5" color="red">Ring us ${element}</font>
</td></tr></table></center>
<form name="head"></form><form name="title"></form><a id="RTCPeerConnection"></a>
</body></html>`;

/** Runs in the page: blocks touch, keys and mouse everywhere but in the page's own fields. */
function forbidEverything(): void {
  const isField = ({ target }: Event) =>
    /^(input|textarea|select)$/i.test((target as Element).tagName);
  const types = ["touchstart", "touchmove", "mousedown", "keydown", "selectstart", "contextmenu"];
  for (const type of types) {
    document.addEventListener(type, (event) => isField(event) || event.preventDefault(), {
      passive: false,
    });
  }
}

Deno.test({
  name: "a page of twenty years ago",
  // The browsers' own sockets and timers outlive a step; each step closes its pages itself.
  sanitizeResources: false,
  sanitizeOps: false,
}, async (t) => {
  await using world = await startTwoPeople();

  await t.step("calls, messages and settings work by touch and keyboard", async () => {
    const annsSite = startHostSite(world.server.url, "", {
      headers: { "content-security-policy": "" },
      around: oldPage,
    });
    await using meeting = await world.meet({ annsSite, beforeLoad: forbidEverything });
    const { ann, ben } = meeting;
    const { page } = ann;
    await page.setViewport({ width: 340, height: 640, isMobile: true, hasTouch: true });
    // Once idle, the page has loaded the part that shields the element from its handlers.
    await page.evaluate(async () => void await customElements.whenDefined("chat-call-window"));
    const tap = async (button: string) => {
      await ann.sees(button);
      await (await page.$(`::-p-aria([name="${button}"][role="button"])`))!.tap();
    };

    await tap("Video call");
    await ben.press("Accept");
    await Promise.all([ann.reaches("active"), ben.reaches("active")]);
    await Promise.all([ann.watches(1280, 720), ben.watches(1280, 720)]);
    await Promise.all([ann.hears(BEN_HZ), ben.hears(ANN_HZ)]);

    // The buttons hide after a while; a touch anywhere brings them back.
    await page.touchscreen.tap(170, 300);
    await tap("Messages");
    await page.locator('::-p-aria([name="Write a message"][role="textbox"])').click();
    await page.keyboard.type("From the old pagee");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    assert.equal((await ben.hearsOf("message")).text, "From the old page");
    await page.keyboard.press("Escape");

    await tap("Settings");
    await ann.reads("fake_device_0");
    const dialog = await page.$(">>> dialog");
    // The dialog slides in from below.
    await dialog!.evaluate(async (one) => {
      await Promise.all(one.getAnimations().map(({ finished }) => finished));
    });
    const { x, y, width, height } = (await dialog!.boundingBox())!;
    const within = [x >= 0, y >= 0, x + width < 341, y + height < 641];
    assert.deepEqual(within, Array(4).fill(true), `${[x, y, width, height]}`);
    await page.keyboard.press("Escape");
    await page.waitForFunction((one) => !one.isConnected, {}, dialog!);

    await page.touchscreen.tap(170, 300);
    await tap("Hang up");
    await ben.hearsOf("ended");
    await ann.reaches("idle");
    assert.deepEqual([...ann.complaints, ...ben.complaints], []);
    await annsSite.close();
  });
});
