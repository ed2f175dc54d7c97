/** The name of the recordings database, and of the local-storage mark that there are any. */
export const RECORDINGS_NAME = "chat-call.recordings";
