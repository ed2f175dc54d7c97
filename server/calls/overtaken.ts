/** Follow-up commands for people who arrived or left while a command of their call was running. */
import type { ConnectionId, UserId } from "../protocol/ids.ts";
import type { CallRecord } from "../store/calls/call-record.ts";
import type { Departures } from "./departures.ts";
import { alert } from "./lifecycle/alert.ts";
import { away } from "./lifecycle/seats.ts";
import { type Act, partsAt } from "./lifecycle/step.ts";

/** Who is connected and who has gone by now. */
export interface Around {
  connectionsOf(userId: UserId): ConnectionId[];
  departures: Departures;
  seatLeaseMs: number;
}

/** Alerts rung people who have arrived, and starts leases of seats whose connection has gone. */
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
