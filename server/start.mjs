/** `npm run serve`: the production server. Settings come from the environment as they are. */
import process from "node:process";
import { runServer } from "./deno.mjs";

process.exitCode = await runServer("server/main.ts");
