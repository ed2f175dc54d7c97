/** Keeps order when a connection begins: nothing may be sent before its welcome. */

/** What carries a connection's text. */
export interface Transport {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** Holds messages back until the welcome has been sent. */
export function createOutbox(transport: Transport) {
  let held: string[] | null = [];
  return {
    send(text: string): void {
      if (held) held.push(text);
      else transport.send(text);
    },
    close: (code: number, reason: string): void => transport.close(code, reason),
    open(welcome: string): void {
      transport.send(welcome);
      for (const text of held ?? []) transport.send(text);
      held = null;
    },
  };
}
