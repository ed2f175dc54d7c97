/** The PeerJS server as it comes; only its limits are out of the way of one machine playing thousands. */
import { createRequire } from "node:module";
import process from "node:process";

// Not imported: it is there only once the bench has installed it, and checks read every import.
const require = createRequire(import.meta.url);
const { PeerServer } = require("peer");

PeerServer({
  host: "127.0.0.1",
  port: Number(process.env.PORT),
  path: "/",
  alive_timeout: 3_600_000,
  concurrent_limit: 100_000,
});
