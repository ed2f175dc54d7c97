/** Stops reading an API request's body at its limit, whatever length it claims. */
import { bodyLimit } from "hono/body-limit";
import { BODY_MAX_BYTES } from "../protocol/limits.ts";
import { fail } from "../rest-answer.ts";

/** Answers 413 if a body is over the limit. */
export const requestBodyLimit = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: (c) => fail(c, "too-large", `A body holds at most ${BODY_MAX_BYTES} bytes`),
});
