/** The error of the element's methods: a code to act on and a sentence for the developer. */

export class CallError extends Error {
  override readonly name = "CallError";
  /** A protocol error code, a device-error type, an end reason, or one of the element's own. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Awaits a part that is loaded on demand; rejects with a `CallError` if it does not load. */
export async function loaded<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    throw new CallError("not-loaded", `This part of the widget did not load: ${cause}`);
  }
}
