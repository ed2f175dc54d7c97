/** Registers `<chat-call>`: the module that the loader imports, and that a bundling page may. */
import { defineChatCall } from "./chat-call.ts";

defineChatCall();
