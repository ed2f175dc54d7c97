/** `npm run serve`: the production server, with settings from the environment. */
import process from "node:process";
import { runServer } from "./deno.mjs";

process.exitCode = await runServer("server/main.ts");
