/** What the database of the recordings is called, and the mark in the local storage that there are any. */
export const RECORDINGS_NAME = "chat-call.recordings";
