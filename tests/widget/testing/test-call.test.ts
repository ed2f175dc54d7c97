/** The kit as a host uses it: the host's page and the element as it is shipped. */
import { expect, oneEvent } from "@open-wc/testing";
import { afterEach, describe, it } from "../support/mocha.ts";
import { waitUntil } from "../support/wait-until.ts";
import {
  button,
  call,
  close,
  inner,
  open,
  press,
  reaches,
  talk,
  textButton,
} from "./support/kit-page.ts";

describe("createTestCall()", () => {
  afterEach(close);

  it("createTestCall() lets a person call the page, talk and hang up", async () => {
    const element = await open();
    const ben = call.person("ben");
    await talk(element, ben);
    expect(element.participants.map(({ name }) => name)).to.deep.equal(["Ann", "Ben"]);
    expect(ben.hears.getTracks().map(({ kind }) => kind)).to.have.members(["audio", "video"]);
    const ended = oneEvent(element, "chat-call-ended");
    await ben.hangsUp();
    expect((await ended).detail.reason).to.equal("completed");
  });

  it("createTestCall() lets the page call, be answered, mute and hang up", async () => {
    const element = await open();
    const ben = call.person("ben");
    await press(element, "Voice call");
    await reaches(element, "ringing");
    await ben.answers();
    await reaches(element, "active");
    await press(element, "Mute");
    await waitUntil(() => call.heard.some(({ type }) => type === "call:toggle-audio"));
    const changed = new Promise<boolean>((resolve) => {
      const isMuted = () => element.participants.some(({ id, muted }) => id === "ben" && muted);
      element.addEventListener("chat-call-participant-change", () => resolve(isMuted()));
    });
    await ben.mutes();
    expect(await changed).to.equal(true);
    await press(element, "Hang up");
    await reaches(element, "ended");
  });

  it("createTestCall() lets people decline, not answer, or be busy", async () => {
    const element = await open();
    const ben = call.person("ben");
    const outcome = async (happens: () => unknown) => {
      const ended = oneEvent(element, "chat-call-ended");
      await press(element, "Voice call");
      await happens();
      const { reason } = (await ended).detail;
      await press(element, "Dismiss");
      await reaches(element, "idle");
      return reason;
    };
    expect(await outcome(() => ben.declines())).to.equal("declined");
    expect(
      await outcome(async () => {
        await reaches(element, "ringing");
        call.ringsOut();
      }),
    ).to.equal("no-answer");
    ben.is("busy");
    expect(await outcome(() => {})).to.equal("busy");
  });

  it("createTestCall() lets the visitor decline by the button", async () => {
    const element = await open();
    await call.person("ben").calls();
    await press(element, "Decline");
    await reaches(element, "ended");
  });

  it("createTestCall() denies a device as a visitor does", async () => {
    const element = await open();
    call.deny("microphone");
    const failed = oneEvent(element, "chat-call-device-error");
    await press(element, "Voice call");
    expect((await failed).detail.type).to.equal("permissions");
  });

  it("createTestCall() denies one device and grants the other, whatever the browser's own permissions", async () => {
    const element = await open();
    call.deny("camera");
    const stateOf = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    expect([await stateOf("microphone"), await stateOf("camera")])
      .to.deep.equal(["granted", "denied"]);
    const failed = oneEvent(element, "chat-call-device-error");
    await talk(element, call.person("ben"));
    expect((await failed).detail).to.deep.equal({ type: "permissions", device: "camera" });
    expect([element.microphoneOn, element.cameraOn]).to.deep.equal([true, false]);
    call.allow("camera");
    expect(await stateOf("camera")).to.equal("granted");
  });

  it("createTestCall() shows people without a name by their ids", async () => {
    const element = await open({ me: { id: "ann" }, people: [{ id: "ben" }] });
    await call.person("ben").calls();
    expect(element.participants.map(({ name }) => name)).to.deep.equal(["ann", "ben"]);
    await press(element, "Decline");
    await reaches(element, "ended");
  });

  it("createTestCall() stands in for the page's own server URL", async () => {
    const server = "https://calls.example/sub";
    const element = await open({ server }, `${server}/`);
    const rung = oneEvent(element, "chat-call-ringing");
    await element.startCall();
    await rung;
    await element.hangUp();
    const answer = await fetch(`${call.server}api/calls`);
    expect((await answer.json()).data.calls[0].endReason).to.equal("cancelled");
  });

  it("createTestCall() shows a finished call in the history", async () => {
    const element = await open();
    await press(element, "Voice call");
    await call.person("ben").declines();
    await reaches(element, "ended");
    await element.openHistory();
    const panel = () => element.shadowRoot!.querySelector("chat-call-history")!.shadowRoot!;
    await waitUntil(() => panel().querySelector(".name")?.textContent === "Ben");
  });

  const TRIO = [{ id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }];

  it("createTestCall() lets the page join a call of others, and others leave it", async () => {
    const element = await open({ people: TRIO });
    const [ben, cleo] = ["ben", "cleo"].map((id) => call.person(id));
    await ben.calls("voice", ["cleo"]);
    await cleo.answers();
    await waitUntil(() => textButton(element, "Join call") !== undefined, "Join call");
    const connected = oneEvent(element, "chat-call-connected");
    textButton(element, "Join call")!.click();
    await connected;
    expect(call.heard.some(({ type }) => type === "call:join")).to.equal(true);
    await waitUntil(() => [ben, cleo].every(({ hears }) => hears.getTracks().length > 0));
    const left = oneEvent(element, "chat-call-participant-left");
    await cleo.leaves();
    expect((await left).detail).to.deep.equal({ userId: "cleo", reason: "left" });
    expect(element.state).to.equal("active");
  });

  it("createTestCall() lets a page and its people ring others into a call", async () => {
    const element = await open({ people: [...TRIO, { id: "dan", name: "Dan" }] });
    const [ben, cleo, dan] = ["ben", "cleo", "dan"].map((id) => call.person(id));
    await ben.calls();
    await element.accept();
    await reaches(element, "active");
    const joined = () => element.participants.map(({ name }) => name);
    await ben.invites("cleo");
    await cleo.answers();
    await waitUntil(() => joined().includes("Cleo"), "Cleo");
    await waitUntil(() => cleo.hears.getTracks().length > 0, "Cleo hears");

    await press(element, "Add people");
    await waitUntil(() => button(element.shadowRoot!, "Close") !== undefined, "the dialog");
    const dialog = inner(element.shadowRoot!, "chat-call-invite")!.shadowRoot!;
    dialog.querySelector<HTMLInputElement>("input[type=checkbox]")!.click();
    await waitUntil(() => !dialog.querySelector<HTMLButtonElement>(".call")!.disabled);
    dialog.querySelector<HTMLButtonElement>(".call")!.click();
    await dan.answers();
    await waitUntil(() => dan.hears.getTracks().length > 0, "Dan hears");
    expect(joined()).to.deep.equal(["Ann", "Ben", "Cleo", "Dan"]);
  });

  it("createTestCall() lets people join by themselves, up to the limit", async () => {
    const others = ["ben", "cleo", "dan", "eve", "finn", "gus"].map((id) => ({ id, name: id }));
    const element = await open({ people: others });
    await call.person("ben").calls();
    await element.accept();
    await reaches(element, "active");
    for (const id of ["cleo", "dan", "eve", "finn"]) await call.person(id).joins();
    await waitUntil(() => element.participants.length === 6, "six");
    const refused = await call.person("gus").joins().catch(({ message }) => message);
    expect(refused).to.contain("call-full");
  });

  it("createTestCall() explains that a person does not exist", async () => {
    await open({ people: [{ id: "cleo", name: "Cleo" }] });
    expect(() => call.person("ben")).to.throw(/Cannot find "ben".*cleo/);
  });

  it("createTestCall() restores the page's globals", async () => {
    const before = [globalThis.WebSocket, globalThis.fetch, MediaDevices.prototype.getUserMedia];
    await open();
    expect(globalThis.WebSocket).not.to.equal(before[0]);
    call.restore();
    const after = [globalThis.WebSocket, globalThis.fetch, MediaDevices.prototype.getUserMedia];
    expect(after).to.deep.equal(before);
  });
});
