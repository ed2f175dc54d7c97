/**
 * The media between a simulated person and the page: one link while both are in a call, negotiated
 * as the protocol says. The person sends what the server's record says they send.
 */
import type { Device } from "../../server/calls/call-service.ts";
import type { Member } from "../../server/calls/rules/policy.ts";
import type { RelayedMessage } from "../../server/protocol/client-message.ts";
import type { ServerEvent } from "../../server/protocol/server-message.ts";
import { type CallRecord, isLive } from "../../server/store/calls/call-record.ts";
import type { CallDesk } from "./call-desk.ts";
import type { SyntheticMedia } from "./synthetic-media.ts";
import { createTestLink, type LinkSignal, type TestLink } from "./test-link.ts";
import { passOn } from "./test-relay.ts";

export interface PersonLink {
  /** What the page sends. */
  readonly heard: MediaStream;
  /** Handles an event that the server sends to this person's device. */
  hear(event: ServerEvent): void;
  /** This person has taken a seat. `isRunning`: they joined a call that the others already had. */
  seated(isRunning: boolean): void;
  /** Sends silence in place of the voice. */
  mute(isMuted: boolean): void;
  /** Sends what the server's record says of this person; settles when the page has accepted it. */
  showCamera(isShown: boolean): Promise<void>;
  showScreen(isShown: boolean): Promise<void>;
  silence(isSilent: boolean): Promise<void>;
  close(): void;
}

export interface PersonLinkOptions {
  member: Member;
  selfId: string;
  desk: CallDesk;
  media: SyntheticMedia;
  device: () => Device;
}

export function createPersonLink(
  { member, selfId, desk, media, device }: PersonLinkOptions,
): PersonLink {
  let link: TestLink | null = null;
  let sent = new MediaStream();
  /** Signals that came while it rang: they are handled once the person has answered. */
  let held: LinkSignal[] = [];
  const nothing = new MediaStream();

  const live = () => desk.calls.find(isLive);
  const partOf = (userId: string) =>
    live()?.participants.find((participant) => participant.userId === userId);
  const camera = () => media.stream({ audio: false, video: true }, member.name).getTracks()[0]!;

  function linkOf(call: CallRecord): TestLink {
    if (link) return link;
    const { muted, videoEnabled, screenEnabled } = desk.flagsOf(member.id);
    sent = media.stream({ audio: true, video: videoEnabled }, member.name);
    mute(muted);
    link = createTestLink({
      sent,
      // Whoever joined the call earlier is polite.
      isPolite: () => (partOf(member.id)?.joinedAt ?? 0) < (partOf(selfId)?.joinedAt ?? 0),
      say: (signal) => passOn(desk, device(), message(call, signal)),
    });
    if (screenEnabled) link.setScreen(media.screen(member.name)).catch(reportError);
    return link;
  }

  function mute(isMuted: boolean): void {
    for (const track of sent.getAudioTracks()) track.enabled = !isMuted;
  }

  function message({ id: sessionId, chatId }: CallRecord, signal: LinkSignal): RelayedMessage {
    const to = { sessionId, chatId, targetUserId: selfId };
    switch (signal.type) {
      case "offer":
        return { type: "webrtc:offer", ...to, offer: { type: "offer", sdp: signal.sdp } };
      case "answer":
        return { type: "webrtc:answer", ...to, answer: { type: "answer", sdp: signal.sdp } };
      case "candidate":
        return { type: "webrtc:ice-candidate", ...to, candidate: signal.candidate };
    }
  }

  function take(signal: LinkSignal): void {
    const call = live();
    if (!call) return;
    if (partOf(member.id)?.status !== "joined") return void held.push(signal);
    linkOf(call).take(signal).catch(reportError);
  }

  /** Offers if both are in the call; the caller does, and whoever joins offers to those in it. */
  function offer(): void {
    const call = live();
    if (call && partOf(selfId)?.status === "joined") linkOf(call).offer();
  }

  function close(): void {
    link?.close();
    link = null;
    held = [];
  }

  return {
    get heard() {
      return link?.heard ?? nothing;
    },
    hear(event) {
      switch (event.type) {
        case "webrtc:offer":
          return take(event.offer);
        case "webrtc:answer":
          return take(event.answer);
        case "webrtc:ice-candidate":
          return [event.candidate ?? []].flat().forEach((candidate) =>
            take({ type: "candidate", candidate })
          );
        case "call:accepted":
          // The caller offers once the call is answered.
          if (live()?.callerId === member.id && event.acceptedBy === selfId) offer();
          return;
        case "call:participant-left":
          return event.userId === selfId || event.userId === member.id ? close() : undefined;
        case "call:ended":
          return close();
      }
    },
    seated(isRunning) {
      if (isRunning && !held.some(({ type }) => type === "offer")) return offer();
      for (const signal of held.splice(0)) take(signal);
    },
    mute,
    async showCamera(isShown) {
      await link?.setCamera(isShown ? camera() : null);
    },
    async showScreen(isShown) {
      await link?.setScreen(isShown ? media.screen(member.name) : null);
    },
    async silence(isSilent) {
      await link?.silence(isSilent);
    },
    close,
  };
}
