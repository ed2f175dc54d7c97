import { expect } from "@open-wc/testing";
import { createLinkSet } from "../../../../widget/effects/link/link-set.ts";
import type { LinkEvent } from "../../../../widget/model/call-event.ts";
import type { LinksReceives, WebrtcSignal } from "../../../../widget/model/ports.ts";
import { config } from "../../model/script.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { perform, type Stage } from "../stage.ts";

type Links = Stage<LinksReceives, LinkEvent>;

const CALL = { sessionId: "call-1", chatId: "chat-1", callType: "video" } as const;
const PEOPLE = ["ann", "ben", "cleo"] as const;
type Name = typeof PEOPLE[number];

describe("createLinkSet() among three", () => {
  let camera: MediaStream;
  let links: Record<Name, Links>;
  const connections = new Map<string, RTCPeerConnection>();

  before(async () => {
    camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  });
  after(() => camera.getTracks().forEach((track) => track.stop()));
  beforeEach(() => {
    connections.clear();
    links = Object.fromEntries(PEOPLE.map((name) => [name, open(name)])) as Record<Name, Links>;
    for (const name of PEOPLE) carry(name);
  });
  afterEach(() => Object.values(links).forEach((one) => one.stop()));

  function open(name: Name): Links {
    const onConnection = (userId: string, connection: RTCPeerConnection | null) => {
      if (connection) connections.set(`${name} to ${userId}`, connection);
      else connections.delete(`${name} to ${userId}`);
    };
    const one = perform(createLinkSet({ onConnection }), undefined);
    one.send({ type: "configure", config });
    one.send({ type: "local-stream", stream: camera });
    return one;
  }

  /** Forwards signals like the server: stamps the sender and passes them to their target. */
  function carry(from: Name): void {
    links[from].follow((event) => {
      if (event.type !== "link.signal" || !("targetUserId" in event.message)) return;
      const stamp = { fromUserId: from, fromConnectionId: `connection-${from}` };
      const signal = { ...event.message, ...stamp } as WebrtcSignal;
      links[event.message.targetUserId as Name].send({ type: "signal", signal, early: "hold" });
    });
  }

  /** As after the acks: everybody offers to those who joined before them. */
  function meetAll(): void {
    for (const [at, name] of PEOPLE.entries()) {
      const people = PEOPLE.slice(0, at).map((userId) => ({ userId, isPolite: false }));
      links[name].send({ type: "meet", ...CALL, people });
    }
  }
  const heardBy = (name: Name) =>
    links[name].sent.flatMap((event) => event.type === "link.connected" ? [event.userId] : [])
      .sort();
  const allHeard = () =>
    waitUntil(() => PEOPLE.every((name) => new Set(heardBy(name)).size === 2), "all are heard");
  const cameraOf = (way: string) => {
    const sender = connections.get(way)?.getSenders().find(({ track }) => track?.kind === "video");
    const [encoding] = sender?.getParameters().encodings ?? [];
    return [encoding?.maxBitrate, encoding?.scaleResolutionDownBy];
  };

  it("connects everybody with everybody, with one link per pair", async () => {
    meetAll();
    await allHeard();
    expect([...connections.keys()].sort()).to.deep.equal([
      "ann to ben",
      "ann to cleo",
      "ben to ann",
      "ben to cleo",
      "cleo to ann",
      "cleo to ben",
    ]);
  });

  it("shares the camera's bit rate among them, and restores it when one leaves", async () => {
    meetAll();
    await allHeard();
    await waitUntil(() => cameraOf("ann to ben")[0] === 1_250_000);
    expect(cameraOf("ann to cleo")).to.deep.equal([1_250_000, 1.5]);
    links.ann.send({ type: "close", userId: "cleo" });
    await waitUntil(() => cameraOf("ann to ben")[0] === 2_500_000);
    expect(cameraOf("ann to ben")[1]).to.equal(1);
  });

  it("keeps an existing link when told to meet the same person again", async () => {
    meetAll();
    await allHeard();
    const before = connections.get("ann to ben");
    links.ann.send({ type: "meet", ...CALL, people: [{ userId: "ben", isPolite: true }] });
    expect(connections.get("ann to ben")).to.equal(before);
  });
});
