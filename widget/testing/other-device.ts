/** The visitor's other device, such as a phone beside the page. It has no media here. */
import type { Device } from "../../server/calls/call-service.ts";
import { accept, reject } from "../../server/calls/lifecycle/answer.ts";
import type { Act } from "../../server/calls/lifecycle/step.ts";
import { isLive } from "../../server/store/calls/call-record.ts";
import type { CallDesk } from "./call-desk.ts";

export interface OtherDevice {
  answers(): Promise<void>;
  declines(): Promise<void>;
}

export function createOtherDevice(selfId: string, desk: CallDesk): OtherDevice {
  const device: Device = { userId: selfId, connectionId: `${selfId}-elsewhere` };

  async function act(what: string, command: Act): Promise<void> {
    const ringing = () =>
      desk.calls.find((call) =>
        isLive(call) &&
        call.participants.some(({ userId, status }) => userId === selfId && status === "ringing")
      );
    const problem = `Cannot ${what} elsewhere: current value is`;
    await desk.until(() => ringing() !== undefined, `${problem} no ring`);
    // Connected only during this call, so that in later calls only the page rings.
    desk.connect(device, ({ type }) => {
      if (type === "call:ended") desk.disconnect(device);
    });
    const outcome = desk.act(device, ringing()!.id, command);
    if (!outcome.ok) throw new Error(`${problem} ${outcome.code} (${outcome.message})`);
  }

  return {
    answers: () => act("answer", (call, scene) => accept(call, device, scene)),
    declines: () => act("decline", (call, scene) => reject(call, device, scene)),
  };
}
