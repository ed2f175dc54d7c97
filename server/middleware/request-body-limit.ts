/** No body of a request to the API is read beyond its limit, whatever length it claims. */
import { bodyLimit } from "hono/body-limit";
import { BODY_MAX_BYTES } from "../protocol/limits.ts";
import { fail } from "../rest-answer.ts";

/** Answers 413 for a body that is over the limit. */
export const requestBodyLimit = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: (c) => fail(c, "too-large", `A body holds at most ${BODY_MAX_BYTES} bytes`),
});
