/**
 * Notices when a person has a call in one tab and another tab open beside it; only then loads the
 * part through which the tabs talk to each other.
 */
import { openTabChannel } from "../effects/tab-channel.ts";
import type { LineNews } from "../effects/signaling/signaling-line.ts";
import type { CallActor } from "../model/call-selectors.ts";
import { hasSeat, type TabMessage } from "../model/tab-call.ts";
import type { CallOptions, CallTabs } from "./engine-roles.ts";
import type { TabCompanion } from "./tab-companion.ts";

export interface TabWatchOptions extends Pick<CallOptions, "selfId" | "server" | "line"> {
  actor: CallActor;
  onChange: () => void;
}

export interface TabWatch extends CallTabs {
  hear(news: LineNews): void;
  close(): void;
}

/** Watches until it is closed. */
export function watchTabs(
  { selfId, server, line, actor, onChange }: TabWatchOptions,
): TabWatch {
  let companion: TabCompanion | null = null;
  let loading: Promise<void> | null = null;
  let wasLive = false;
  let isClosed = false;

  const isLive = () => hasSeat(actor.getSnapshot());
  const hello = () => channel.post({ type: "hello", isLive: isLive() });

  const channel = openTabChannel<TabMessage>({
    name: `chat-call.v1 ${server} ${selfId}`,
    hear(message) {
      if (companion) return companion.hear(message);
      if (message.type === "hello" && !message.isLive && !isLive()) return;
      loading ??= load().catch((cause) => {
        loading = null;
        console.warn(new Error("Cannot speak with the other tabs", { cause }));
      });
    },
    farewell: () => companion?.farewell() ?? null,
    arrived: hello,
  });

  async function load(): Promise<void> {
    const { createTabCompanion } = await import("./tab-companion.ts");
    if (isClosed) return;
    companion = createTabCompanion({ actor, line, post: channel.post, onChange });
    if (!isLive()) hello();
  }

  const subscription = actor.subscribe(() => {
    const was = wasLive;
    wasLive = isLive();
    if (wasLive && !was && !companion) hello();
  });

  return {
    get elsewhere() {
      return companion?.elsewhere ?? null;
    },
    send: (request) => companion?.send(request) ?? false,
    hear: (news) => companion?.learn(news),
    close() {
      isClosed = true;
      subscription.unsubscribe();
      companion?.close();
      channel.close();
    },
  };
}
