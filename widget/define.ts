/** Registers `<chat-call>`. The loader imports this module; a page with a bundler may do so too. */
import { defineChatCall } from "./chat-call.ts";

defineChatCall();
