/**
 * The classic script that the host's service worker imports: shows notifications of missed calls,
 * and of scheduled ones that begin.
 */
import { followPushes, type WorkerScope } from "./effects/push/push-events.ts";

followPushes(globalThis as unknown as WorkerScope);
