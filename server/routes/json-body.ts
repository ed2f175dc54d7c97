/** Reads the JSON body of a request, and no more of it than the limit. Whether it means anything, a schema says. */
import type { Context } from "hono";
import type { ErrorCode } from "../protocol/error-code.ts";
import { BODY_MAX_BYTES } from "../protocol/limits.ts";

/** A body as it was sent, or the refusal that fits. */
export type JsonBody =
  | { ok: true; value: unknown }
  | { ok: false; code: ErrorCode; message: string };

/** The parsed body; never throws. One whose length nobody told is read until it is too long. */
export async function readJson(c: Context): Promise<JsonBody> {
  const chunks: Uint8Array[] = [];
  let length = Number(c.req.header("content-length") ?? 0);
  if (length <= BODY_MAX_BYTES) {
    length = 0;
    for await (const chunk of c.req.raw.body ?? []) {
      length += chunk.length;
      if (length > BODY_MAX_BYTES) break;
      chunks.push(chunk);
    }
  }
  if (length > BODY_MAX_BYTES) {
    return { ok: false, code: "too-large", message: `A body holds ${BODY_MAX_BYTES} bytes` };
  }
  try {
    return { ok: true, value: JSON.parse(await new Blob(chunks as BlobPart[]).text()) };
  } catch {
    return { ok: false, code: "malformed", message: "The body is not JSON" };
  }
}
