/** An unloading page reports by `sendBeacon`, which arrives even if its socket no longer works. */
import * as z from "zod/mini";
import { factory } from "../deps.ts";
import { Token, WholeNumber } from "../protocol/ids.ts";
import { endpoint } from "./endpoint.ts";

/** `/api/away`. A beacon carries no headers of its own, so the resume token is the only proof. */
export const awayRoute = factory.createApp().post(
  "/",
  endpoint(
    {
      tag: "Calls",
      summary: "Says that the page is about to change",
      description: "The body is the resume token of the page's connection, as plain text, for " +
        "`sendBeacon`. The seats of that connection are kept and the others in its calls are told " +
        "that the person is changing pages. The token stays valid. An unknown or used one keeps " +
        "no seats, which is not an error.",
      auth: "none",
      text: Token,
      data: z.strictObject({
        /** The number of seats kept; 0 if the connection was in no call. */
        seats: WholeNumber,
      }),
    },
    async ({ deps, body }) => ({ ok: true, data: { seats: await deps.signaling.pageGoes(body) } }),
  ),
);
