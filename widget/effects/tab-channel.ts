/**
 * The way between the tabs of one browser in which the same person has pages of the same site. It is
 * shut while the page rests, so that it keeps no page out of the back-forward cache. Knows no call.
 */

export interface TabChannel<Message> {
  post(message: Message): void;
  close(): void;
}

export interface TabChannelOptions<Message> {
  name: string;
  hear: (message: Message) => void;
  /** Said before the page goes. */
  farewell: () => Message | null;
  /** The page is there, for the first time or again. */
  arrived: () => void;
}

/** Opens it; where the browser has none, nobody is heard and nobody hears. */
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
      // A frame whose storage the browser shuts hears of no other tab.
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
