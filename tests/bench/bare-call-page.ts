/**
 * The least that a page can do to call another: the baseline for the widget's call set-up. Runs
 * inside a page of its own. Like the widget it prepares the link while it rings; it has no tokens,
 * rules, other devices, recovery or interface.
 */

/** The source text of this function is the whole script of the bare site's page. */
export function runBareCall(): void {
  const { searchParams } = new URL(location.href);
  const isEarly = searchParams.has("early");
  const video = searchParams.has("video");
  const socket = new WebSocket(`ws://${location.host}/relay${location.search}`);
  const connection = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const constraints = {
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: video && { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  };
  /** Messages that must not be sent before the accept. */
  let held: string[] | null = isEarly ? null : [];
  let stream: MediaStream | null = null;

  function say(message: object, mayBeHeld = false): void {
    const text = JSON.stringify(message);
    if (held && mayBeHeld) held.push(text);
    else socket.send(text);
  }
  function letGo(): void {
    for (const text of held ?? []) socket.send(text);
    held = null;
  }
  async function open(): Promise<void> {
    stream = await navigator.mediaDevices.getUserMedia(constraints);
    show(stream.getVideoTracks());
  }
  function send(): void {
    for (const { sender, receiver } of connection.getTransceivers()) {
      const track = stream!.getTracks().find(({ kind }) => kind === receiver.track.kind);
      void sender.replaceTrack(track ?? null);
    }
  }
  function show(tracks: MediaStreamTrack[]): void {
    if (tracks.length === 0) return;
    const picture = document.createElement("video");
    Object.assign(picture, { muted: true, autoplay: true, srcObject: new MediaStream(tracks) });
    document.body.append(picture);
  }
  connection.ontrack = ({ track }) => {
    if (track.kind === "video") return show([track]);
    const player = new Audio();
    player.srcObject = new MediaStream([track]);
    void player.play();
  };
  connection.onicecandidate = ({ candidate }) => {
    if (candidate?.candidate) say({ candidate }, true);
  };

  async function dial(): Promise<void> {
    await open();
    connection.addTransceiver("audio");
    if (video) connection.addTransceiver("video");
    if (!isEarly) send();
    await connection.setLocalDescription();
    say({ description: connection.localDescription });
  }
  async function accept(): Promise<void> {
    say({ isAccepted: true });
    letGo();
    await open();
    send();
  }
  socket.onmessage = async ({ data }) => {
    const { description, candidate, isAccepted } = JSON.parse(data);
    if (candidate) await connection.addIceCandidate(candidate);
    if (isAccepted) {
      letGo();
      if (isEarly) send();
    }
    if (!description) return;
    await connection.setRemoteDescription(description);
    if (description.type === "answer") return;
    for (const transceiver of connection.getTransceivers()) transceiver.direction = "sendrecv";
    await connection.setLocalDescription();
    say({ description: connection.localDescription }, true);
    document.documentElement.dataset.rings = "";
  };
  socket.onopen = () => document.documentElement.dataset.ready = "";
  for (const [name, act] of Object.entries({ Call: dial, Accept: accept })) {
    const button = document.createElement("button");
    button.textContent = name;
    button.onclick = () => void act();
    document.body.append(button);
  }
}
