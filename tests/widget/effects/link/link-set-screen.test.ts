import { expect } from "@open-wc/testing";
import { waitUntil } from "../../support/wait-until.ts";
import { CALL, kinds, type Links, useLinkPairs } from "./link-pairs.ts";

describe("createLinkSet() with cameras and screens", () => {
  const pairs = useLinkPairs();
  const { answer, carry, open, ring } = pairs;

  it("adds a camera to a voice call", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ben.send({ type: "local-stream", stream: pairs.camera });
    const { stream } = await pair.ann.heard("link.stream", before);
    expect(stream.getVideoTracks()).to.have.lengthOf(1);
  });

  it("uses one transceiver for both cameras when both are turned on at once", async () => {
    const pair = await ring();
    answer(pair);
    const both = [pair.ann, pair.ben];
    await Promise.all(both.map((links) => links.heard("link.connected")));
    const before = both.map(({ sent }) => sent.length);
    for (const links of both) links.send({ type: "local-stream", stream: pairs.camera });
    const streams = await Promise.all(
      both.map((links, at) => links.heard("link.stream", before[at])),
    );
    for (const { stream } of streams) expect(stream.getVideoTracks()).to.have.lengthOf(1);
    for (const connection of pairs.record.all) {
      expect(connection.getTransceivers().map(({ mid, sender }) => [mid, sender.track?.kind]))
        .to.deep.equal([["0", "audio"], ["1", "video"]]);
    }
  });

  it("adds both cameras at once even if the other browser numbers its extensions differently", async () => {
    // The ids up to four are already agreed on with the voice.
    const swapped = (number: string) => Number(number) < 5 ? number : String(19 - Number(number));
    const renumbered = (sdp: string) =>
      sdp.replace(/^(a=extmap:)(\d+)/gm, (_, name, number) => `${name}${swapped(number)}`);
    const pair = await ring("voice", { toBen: renumbered, toAnn: renumbered });
    answer(pair);
    const both = [pair.ann, pair.ben];
    await Promise.all(both.map((links) => links.heard("link.connected")));
    for (const links of both) links.send({ type: "local-stream", stream: pairs.camera });
    const width = await widthOf(pairs.camera);
    for (const links of both) {
      await waitUntil(() => lastStream(links).getVideoTracks().length === 1);
      expect(await widthOf(lastStream(links))).to.equal(width);
    }
  });

  for (const sharer of ["ann", "ben"] as const) {
    it(`uses one transceiver for both cameras beside the screen of ${sharer}`, async () => {
      const pair = await ring();
      answer(pair);
      const both = [pair.ann, pair.ben];
      await Promise.all(both.map((links) => links.heard("link.connected")));
      const other = sharer === "ann" ? pair.ben : pair.ann;
      const before = other.sent.length;
      pair[sharer].send({ type: "screen", stream: screenOf(160) });
      await other.heard("link.stream", before);
      const stable = () =>
        pairs.record.all.every(({ signalingState }) => signalingState === "stable");
      await waitUntil(stable);

      for (const links of both) links.send({ type: "local-stream", stream: pairs.camera });
      const width = await widthOf(pairs.camera);
      for (const links of both) {
        const pictures = () => lastStream(links).getVideoTracks();
        await waitUntil(() => pictures().length === 1);
        expect(await widthOf(lastStream(links))).to.equal(width);
      }
      await waitUntil(stable);
      for (const connection of pairs.record.all) {
        const places = connection.getTransceivers()
          .filter(({ currentDirection }) => currentDirection !== "inactive")
          .map(({ receiver }) => receiver.track.kind);
        expect(places).to.deep.equal(["audio", "video", "video"]);
      }
    });
  }

  const lastStream = (links: Links): MediaStream => {
    const last = links.sent.findLast((event) => event.type === "link.stream");
    return last?.type === "link.stream" ? last.stream : new MediaStream();
  };
  /** A moving picture of this width. */
  function screenOf(width: number): MediaStream {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = 90;
    const pen = canvas.getContext("2d")!;
    const draw = () => {
      pen.fillRect(0, 0, Math.random() * width, 90);
      requestAnimationFrame(draw);
    };
    draw();
    return canvas.captureStream();
  }
  async function widthOf(stream: MediaStream): Promise<number> {
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    return video.videoWidth;
  }

  it("shows the camera of a person who is watching a screen", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ben.sent.length;
    pair.ann.send({ type: "screen", stream: screenOf(300) });
    await pair.ben.heard("link.stream", before);
    const annBefore = pair.ann.sent.length;
    pair.ben.send({ type: "local-stream", stream: pairs.camera });
    const { stream } = await pair.ann.heard("link.stream", annBefore);
    expect(await widthOf(stream)).to.equal(await widthOf(pairs.camera));
  });

  it("delivers a screen beside the person, as separate streams", async () => {
    const pair = await ring("video");
    answer(pair, "video");
    pair.ben.send({ type: "local-stream", stream: pairs.camera });
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    const { stream: person } = await pair.ann.heard("link.stream");
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const { stream, screen } = await pair.ann.heard("link.stream", before);
    expect(stream === person, "the person's stream is the same").to.equal(true);
    expect(await widthOf(screen!)).to.equal(200);
    expect(stream.getVideoTracks()).to.have.lengthOf(1);
    expect(await widthOf(stream)).to.equal(pairs.camera.getVideoTracks()[0].getSettings().width);
  });

  it("negotiates a screen once, not again when it is stopped and shared again", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const before = pair.ann.sent.length;
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const { screen } = await pair.ann.heard("link.stream", before);
    const offers = kinds(pair.ben).filter((kind) => kind === "webrtc:offer").length;
    expect(await widthOf(screen!)).to.equal(200);
    pair.ben.send({ type: "screen", stream: null });
    pair.ben.send({ type: "screen", stream: screenOf(160) });
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = screen!;
    await video.play();
    while (video.videoWidth !== 160) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    }
    expect(kinds(pair.ben).filter((kind) => kind === "webrtc:offer")).to.have.lengthOf(offers);
  });

  it("delivers both screens when both share at the same moment", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    const seen = (links: Links, before: number) =>
      new Promise<MediaStream>((resolve) =>
        links.follow((event) => {
          if (links.sent.indexOf(event) < before || event.type !== "link.stream") return;
          if (event.screen) resolve(event.screen);
        })
      );
    const screens = [seen(pair.ann, pair.ann.sent.length), seen(pair.ben, pair.ben.sent.length)];
    pair.ann.send({ type: "screen", stream: screenOf(160) });
    pair.ben.send({ type: "screen", stream: screenOf(200) });
    const widths = (await Promise.all(screens)).map(widthOf);
    expect(await Promise.all(widths)).to.deep.equal([200, 160]);
  });

  it("delivers the screen to somebody who returns on another page", async () => {
    const pair = await ring();
    answer(pair);
    await Promise.all([pair.ann.heard("link.connected"), pair.ben.heard("link.connected")]);
    pair.ann.send({ type: "screen", stream: screenOf(200) });
    pair.ben.stop();
    const before = pair.ann.sent.length;
    const back = open("ben");
    carry(pair.ann, back, "ann", "laptop", { since: before });
    carry(back, pair.ann, "ben", "phone-2");
    const people = [{ userId: "ann", isPolite: false }];
    back.send({ type: "meet", ...CALL, callType: "voice", people });
    back.send({ type: "local-stream", stream: pairs.microphone });
    const screen = await new Promise<MediaStream>((resolve) =>
      back.follow((event) => event.type === "link.stream" && event.screen && resolve(event.screen))
    );
    expect(await widthOf(screen)).to.equal(200);
  });
});
