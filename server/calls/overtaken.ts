/** Who came and went while a command of a call was under way, as the further commands that follow from it. */
import type { ConnectionId, UserId } from "../protocol/ids.ts";
import type { CallRecord } from "../store/calls/call-record.ts";
import type { Departures } from "./departures.ts";
import { alert } from "./lifecycle/alert.ts";
import { away } from "./lifecycle/seats.ts";
import { type Act, partsAt } from "./lifecycle/step.ts";

/** Who came and went meanwhile. */
export interface Around {
  connectionsOf(userId: UserId): ConnectionId[];
  departures: Departures;
  seatLeaseMs: number;
}

/** Rings whose person has come by now, and seats whose connection is gone by now. */
export function overtaken(
  record: CallRecord,
  { connectionsOf, departures, seatLeaseMs }: Around,
): Act[] {
  const acts: Act[] = [];
  for (const { userId, alerted } of partsAt(record, "ringing")) {
    if (alerted || connectionsOf(userId).length === 0) continue;
    acts.push((now, scene) => alert(now, userId, scene, { announce: true }));
  }
  for (const { userId, seat, leaseUntil } of partsAt(record, "joined")) {
    if (seat === null || leaseUntil !== null || !departures.has(seat)) continue;
    const by = { userId, connectionId: seat };
    const reason = departures.reasonOf(seat);
    acts.push((now, scene) => away(now, by, seatLeaseMs, scene, reason));
  }
  return acts;
}
