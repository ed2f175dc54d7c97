/** The stock PeerJS server, with limits raised for thousands of clients on one machine. */
import { createRequire } from "node:module";
import process from "node:process";

// Not imported, because checks resolve every import and only the bench installs it.
const require = createRequire(import.meta.url);
const { PeerServer } = require("peer");

PeerServer({
  host: "127.0.0.1",
  port: Number(process.env.PORT),
  path: "/",
  alive_timeout: 3_600_000,
  concurrent_limit: 100_000,
});
