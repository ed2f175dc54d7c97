/**
 * The channel between the tabs of one browser that show the same site to the same person. Closed
 * while the page is hidden away, so that it can enter the back-forward cache. Knows no call.
 */

export interface TabChannel<Message> {
  post(message: Message): void;
  close(): void;
}

export interface TabChannelOptions<Message> {
  name: string;
  hear: (message: Message) => void;
  /** The last message, sent before the page is left; null for none. */
  farewell: () => Message | null;
  /** The channel is open, for the first time or again. */
  arrived: () => void;
}

/** Opens the channel. In a browser without BroadcastChannel it neither sends nor receives. */
export function openTabChannel<Message>(
  { name, hear, farewell, arrived }: TabChannelOptions<Message>,
): TabChannel<Message> {
  const following = new AbortController();
  const { signal } = following;
  let channel: BroadcastChannel | null = null;

  function open(): void {
    if (channel || typeof BroadcastChannel !== "function") return;
    try {
      channel = new BroadcastChannel(name);
    } catch {
      // A frame without access to storage cannot reach other tabs.
      return;
    }
    channel.onmessage = ({ data }) => hear(data);
    arrived();
  }

  function shut(): void {
    channel?.close();
    channel = null;
  }

  addEventListener("pagehide", () => {
    const last = farewell();
    if (last) channel?.postMessage(last);
    shut();
  }, { signal });
  addEventListener("pageshow", open, { signal });
  queueMicrotask(() => signal.aborted || open());

  return {
    post: (message) => channel?.postMessage(message),
    close() {
      following.abort();
      shut();
    },
  };
}
