/** What the call window hands to everything inside it, however deep. */
import { createContext } from "@lit/context";
import type { CallHandle } from "../model/call-handle.ts";
import type { Strings } from "./strings.ts";

/** The call to follow, and how loud everybody is. */
export const handleContext = createContext<CallHandle>(Symbol("chat-call-handle"));

/** The words to use. */
export const stringsContext = createContext<Strings>(Symbol("chat-call-strings"));
