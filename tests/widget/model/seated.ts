/** Ann in her seat, talking to Ben: where the tests of a running call begin. */
import { type Rehearsal, rehearse } from "./rehearsal.ts";
import { accepted, answered, initiate, initiated, opened, ringing } from "./script.ts";

/** What was said on the way there is taken away. */
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
