/** The relayed message: a complete `webrtc:offer` of about 2 kB, as for a browser's voice call. */
import type { RelayedMessage } from "../../../server/protocol/client-message.ts";

type Offer = Extract<RelayedMessage, { type: "webrtc:offer" }>;

/** A Chromium voice offer with the candidates already gathered, as in a renegotiation. */
const SDP = [
  "v=0",
  "o=- 3813448372878440337 3 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0",
  "a=extmap-allow-mixed",
  "a=msid-semantic: WMS",
  "m=audio 50123 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126",
  "c=IN IP4 203.0.113.24",
  "a=rtcp:9 IN IP4 0.0.0.0",
  "a=candidate:2437072876 1 udp 2122260223 192.0.2.16 50123 typ host generation 0 network-id 1",
  "a=candidate:1876313031 1 tcp 1518280447 192.0.2.16 9 typ host tcptype active generation 0 network-id 1",
  "a=candidate:2999745851 1 udp 2122197247 2001:db8:1:1a0::24 50124 typ host generation 0 network-id 2",
  "a=candidate:842163049 1 udp 1686052607 203.0.113.24 50123 typ srflx raddr 192.0.2.16 rport 50123 generation 0 network-id 1",
  "a=candidate:3745641921 1 udp 41885439 198.51.100.7 61002 typ relay raddr 203.0.113.24 rport 50123 generation 0 network-id 1",
  "a=ice-ufrag:SYdu",
  "a=ice-pwd:CbpgTYJUNEhnQUEuvk0yJx3q",
  "a=ice-options:trickle",
  "a=fingerprint:sha-256 98:F2:53:5C:23:1B:CB:51:AA:F8:0F:B1:82:49:75:C0:BA:39:09:4F:64:94:E7:AC:A0:63:18:B8:35:39:2C:6E",
  "a=setup:actpass",
  "a=mid:0",
  "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
  "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
  "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
  "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
  "a=sendrecv",
  "a=msid:- bcbe8106-57d5-484f-be49-eb293945ae71",
  "a=rtcp-mux",
  "a=rtcp-rsize",
  "a=rtpmap:111 opus/48000/2",
  "a=rtcp-fb:111 transport-cc",
  "a=fmtp:111 minptime=10;useinbandfec=1",
  "a=rtpmap:63 red/48000/2",
  "a=fmtp:63 111/111",
  "a=rtpmap:9 G722/8000",
  "a=rtpmap:0 PCMU/8000",
  "a=rtpmap:8 PCMA/8000",
  "a=rtpmap:13 CN/8000",
  "a=rtpmap:110 telephone-event/48000",
  "a=rtpmap:126 telephone-event/8000",
  "a=ssrc:3780578812 cname:NYAIUWJCUkEw9aHe",
  "a=ssrc:3780578812 msid:- bcbe8106-57d5-484f-be49-eb293945ae71",
  "",
].join("\r\n");

/** The offer from one seat of a call to the other. */
export function offerMessage(
  to: Pick<Offer, "sessionId" | "chatId" | "targetUserId">,
): string {
  const message: Offer = { type: "webrtc:offer", ...to, offer: { type: "offer", sdp: SDP } };
  return JSON.stringify(message);
}
