import { expect } from "@open-wc/testing";
import { createLinkTracks } from "../../../../widget/effects/link/link-tracks.ts";
import { describe, it } from "../../support/mocha.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { makeTrack } from "../fake-track.ts";

/** Records the `replaceTrack` calls on a connection's senders from now on. */
function replacementsOn(connection: RTCPeerConnection) {
  const asked: Promise<void>[] = [];
  for (const sender of connection.getSenders()) {
    const replaceTrack = sender.replaceTrack.bind(sender);
    sender.replaceTrack = (track) => {
      const done = replaceTrack(track);
      asked.push(done);
      return done;
    };
  }
  return {
    get count() {
      return asked.length;
    },
    /** Resolves once none is pending; a finished one may start the next. */
    async allDone(): Promise<void> {
      for (let known = -1; known !== asked.length;) {
        known = asked.length;
        await Promise.all(asked);
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

describe("createLinkTracks()", () => {
  it("createLinkTracks() sends what was set last, even while an earlier change is pending", async () => {
    const connection = new RTCPeerConnection();
    const videoShare = () => ({ maxBitrate: 1_000_000, scale: 1 });
    const tracks = createLinkTracks({ connection, videoShare });
    tracks.offer("video");
    const microphone = makeTrack("microphone");
    const [first, second] = [makeTrack("camera"), makeTrack("camera")];
    const sent = () => connection.getSenders().map(({ track }) => track);
    const isSent = (...wanted: MediaStreamTrack[]) =>
      waitUntil(() => sent().every((track, at) => track === wanted[at]));
    tracks.setLocal(new MediaStream([microphone, first]));
    await isSent(microphone, first);
    // The camera changes and changes back before that is done, while the microphone changes too.
    const replaced = replacementsOn(connection);
    tracks.setLocal(new MediaStream([makeTrack("microphone"), second]));
    tracks.setLocal(new MediaStream([microphone, first]));
    await replaced.allDone();
    expect(replaced.count).to.be.above(1);
    expect(sent()).to.deep.equal([microphone, first]);
    connection.close();
  });
});
