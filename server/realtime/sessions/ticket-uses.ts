/** The uses of resume tickets, kept in the store for all servers. */
import type { Store } from "../../store/kv/kv.ts";
import { lastUseOf, returnTicket, spendTicket } from "../../store/ticket-store.ts";
import type { TicketUses } from "./succession.ts";

/** Uses in a store; `catchUp` resolves when this server knows what the others have committed. */
export function createTicketUses(
  { store, catchUp, now }: { store: Store; catchUp(): Promise<void>; now(): number },
): TicketUses {
  return {
    spend: (ticket, use) => spendTicket(store, ticket, use, now()),
    async last(ticket) {
      await catchUp();
      return await lastUseOf(store, ticket);
    },
    giveBack: (ticket) => returnTicket(store, ticket, now()),
  };
}
