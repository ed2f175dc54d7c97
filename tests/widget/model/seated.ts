/** Ann in a running call with Ben: the starting point of many tests. */
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import { accepted, answered, initiate, initiated, opened, ringing } from "./script.ts";

/** What was sent up to this point is discarded. */
export function seated(
  callType: "voice" | "video" = "voice",
  camera = callType === "video",
): Rehearsal {
  const ann = rehearse().hear(
    initiate(callType),
    opened(true, camera),
    initiated,
    ringing("phone"),
    accepted(answered({ callType })),
    { type: "link.connected", userId: "ben" },
  );
  ann.toServer();
  ann.toMedia();
  ann.news();
  return ann;
}
