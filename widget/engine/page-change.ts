/**
 * A page that is left during a call: leaves its ticket for the tab's next page, and tells the
 * server that the seat is not given up. A page change is not a hang-up.
 */
import { leaveTicket, type ResumeTicket } from "../effects/signaling/resume-ticket.ts";

export interface PageChangeOptions {
  /** The server's base address. */
  server: string;
  /** The current ticket; null if there is no call to resume. */
  ticket: () => ResumeTicket | null;
}

/** Follows the page until the returned function is called; `isGone` leaves the ticket at once. */
export function followPageChange(
  { server, ticket }: PageChangeOptions,
): (isGone?: boolean) => void {
  const leave = () => {
    const left = ticket();
    if (!left) return;
    leaveTicket(server, left);
    // Firefox has closed the socket by now, but a beacon still arrives.
    navigator.sendBeacon(new URL("api/away", server), left.token);
  };
  addEventListener("pagehide", leave);
  return (isGone) => {
    if (isGone) leave();
    removeEventListener("pagehide", leave);
  };
}
