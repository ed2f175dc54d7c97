/** Runs an effect's callback logic as the machine would, and records what it sends back. */
import type { AnyEventObject, CallbackLogicFunction } from "xstate";

export interface Stage<Receives, Sends extends AnyEventObject> {
  /** Everything it has sent back, in order. */
  readonly sent: readonly Sends[];
  send(message: Receives): void;
  /** Resolves with the first event of this type; `after` skips that many earlier events. */
  heard<Type extends Sends["type"]>(
    type: Type,
    after?: number,
  ): Promise<Extract<Sends, { type: Type }>>;
  /** Calls back for every event, starting with those already sent. */
  follow(listener: (event: Sends) => void): void;
  stop(): void;
}

export function perform<Receives extends AnyEventObject, Sends extends AnyEventObject, Input>(
  logic: CallbackLogicFunction<Receives, Sends, Input>,
  input: Input,
): Stage<Receives, Sends> {
  const sent: Sends[] = [];
  const followers = new Set<(event: Sends) => void>();
  let hear: (message: Receives) => void = () => {};
  const cleanUp = logic(
    {
      input,
      receive: (listener: typeof hear) => {
        hear = listener;
      },
      sendBack: (event: Sends) => {
        sent.push(event);
        for (const follower of followers) follower(event);
      },
      emit: () => {},
    } as unknown as Parameters<typeof logic>[0],
  );

  return {
    sent,
    send: (message) => hear(message),
    heard: (type, after = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const found = sent.slice(after).find((event) => event.type === type);
          if (!found) return;
          followers.delete(look);
          resolve(found as never);
        };
        followers.add(look);
        look();
      }),
    follow(listener) {
      sent.forEach(listener);
      followers.add(listener);
    },
    stop() {
      hear = () => {};
      if (typeof cleanUp === "function") cleanUp();
    },
  };
}
