/**
 * The classic script that the worker of a host's site imports: shows the calls that were missed, and
 * the scheduled ones that begin, while nobody has the site open.
 */
import { followPushes, type WorkerScope } from "./effects/push/push-events.ts";

followPushes(globalThis as unknown as WorkerScope);
