/** All limits that both sides of the wire rely on; units are in the names. */

/** Largest WebSocket message either side accepts, in UTF-8 bytes (close code 4413 beyond it). */
export const MESSAGE_MAX_BYTES = 64 * 1024;
/** Largest HTTP request body, in bytes. */
export const BODY_MAX_BYTES = 64 * 1024;
/** Longest session description (SDP), in characters. */
export const SDP_MAX_LENGTH = 60_000;
/** Longest single ICE candidate line, in characters. */
export const CANDIDATE_MAX_LENGTH = 1024;
/** Most ICE candidates in one message. */
export const CANDIDATES_MAX = 64;
/** Longest user, chat, call and connection id, in characters. */
export const ID_MAX_LENGTH = 128;
/** Longest request id that an ack repeats, in characters. */
export const REQUEST_ID_MAX_LENGTH = 64;
/** Longest token, in characters; checked before anything decodes it. */
export const TOKEN_MAX_LENGTH = 16 * 1024;
/** Longest display name and chat title, in characters. */
export const NAME_MAX_LENGTH = 200;
/** Longest picture address, in characters. */
export const PICTURE_MAX_LENGTH = 2048;
/** Longest free-text reason a client may give, in characters. */
export const REASON_MAX_LENGTH = 64;
/** Longest message that somebody in a call writes to the others, in characters. */
export const CALL_MESSAGE_MAX_LENGTH = 2_000;
/** Most messages of one call. */
export const CALL_MESSAGES_MAX = 500;
/** How many of a person's newest messages in a call are recognised when repeated. */
export const REPEATABLE_MESSAGES = 4;
/** How many messages one answer holds at most; fewer if they are long. */
export const CALL_MESSAGES_PAGE = 50;
/** Most members of one chat, and so the most ids in one request. */
export const MEMBERS_MAX = 200;
/** Most people one person may block; this many ids of maximum length fit in one stored value. */
export const BLOCKED_MAX = 150;
/** Largest chat that a host may register, in bytes of its JSON: it must fit in one stored value. */
export const CHAT_MAX_BYTES = 60 * 1024;
/** How long a scheduled call that nobody has started stays due, in milliseconds. */
export const SCHEDULED_DUE_MS = 15 * 60_000;
/** Most chats that one connection may hold (`chat:attach`). */
export const CHATS_PER_CONNECTION_MAX = 50;
/** How long an accepted socket may stay without a `hello`, in milliseconds (close code 4408). */
export const HELLO_DEADLINE_MS = 5_000;
/** How long a person stays reachable after their last connection drops (page load), in ms. */
export const REACHABLE_GRACE_MS = 5_000;
/** How long others' reports of packets may keep a seat without a connection, in milliseconds. */
export const SEAT_HELD_MAX_MS = 300_000;
/** How long before a chat's `endsAt` a running call is warned, in seconds. */
export const TIME_WARNING_SECONDS = 60;
/** Longest push endpoint, and longest page address that a notification opens, in characters. */
export const PUSH_ADDRESS_MAX_LENGTH = 2_000;
/** Longest notification text, in characters. */
export const PUSH_WORDS_MAX_LENGTH = 200;
/** Most browsers per person that receive push; a further one replaces the oldest. */
export const PUSH_SUBSCRIPTIONS_MAX = 20;
