/**
 * A page that goes in the middle of a call: leaves its ticket to the next page of the tab, and lets
 * the server know that the seat is not given up. A page change is not a hang-up.
 */
import { leaveTicket, type ResumeTicket } from "../effects/signaling/resume-ticket.ts";

export interface PageChangeOptions {
  /** The server's base address. */
  server: string;
  /** The ticket as it stands; null where there is no call to go on with. */
  ticket: () => ResumeTicket | null;
}

/** Follows the page until the returned function is called; `isGone`: the call goes with its elements, as with a page. */
export function followPageChange(
  { server, ticket }: PageChangeOptions,
): (isGone?: boolean) => void {
  const leave = () => {
    const left = ticket();
    if (!left) return;
    leaveTicket(server, left);
    // Firefox has closed the socket by now; this arrives all the same.
    navigator.sendBeacon(new URL("api/away", server), left.token);
  };
  addEventListener("pagehide", leave);
  return (isGone) => {
    if (isGone) leave();
    removeEventListener("pagehide", leave);
  };
}
