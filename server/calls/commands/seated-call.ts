/**
 * Finds the live call for device reports that stay in memory: the device must hold a seat in it.
 */
import type { SessionId } from "../../protocol/ids.ts";
import { type CallRecord, holdsSeat } from "../../store/calls/call-record.ts";
import type { Device, Refusal } from "../call-service.ts";
import { refuse } from "../lifecycle/step.ts";
import type { Roster } from "../roster.ts";

/** The call in which exactly this connection holds a seat, or why there is none. */
export function seatedCall(
  roster: Pick<Roster, "get">,
  by: Device,
  id: SessionId,
): CallRecord | Refusal {
  const record = roster.get(id);
  if (!record) return refuse("call-not-found", "There is no such call, or it is over");
  if (holdsSeat(record, by)) return record;
  return refuse("not-in-call", "This connection holds no seat in the call");
}
