/** The production server: reads the settings, runs the server, drains it on a signal. */
import { loadConfig } from "./config/config.ts";
import { endWithLauncher } from "./launcher.ts";
import { createLog } from "./log.ts";
import { startServer } from "./serve.ts";
import { startProblem } from "./start-problem.ts";

void endWithLauncher();
const loaded = loadConfig(Deno.env.toObject());
if (!loaded.ok) {
  console.error(loaded.problem);
  Deno.exit(1);
}

const { config, notes } = loaded;
const log = createLog(config.logLevel);
for (const note of notes) log.warn("setting", { note });

const server = await startServer(config, { log }).catch((error) => {
  const problem = startProblem(error, config);
  if (problem === null) throw error;
  console.error(problem);
  Deno.exit(1);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.addSignalListener(signal, async () => {
    await server.drain();
    Deno.exit(0);
  });
}
