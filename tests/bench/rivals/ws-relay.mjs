/** A relay as one writes it by hand on `ws`: parse, look up, stamp the sender, write anew. */
import { createRequire } from "node:module";
import process from "node:process";

// Not imported: it is there only once the bench has installed it, and checks read every import.
const require = createRequire(import.meta.url);
const { WebSocketServer } = require("ws");

const sockets = new Map();
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT) });

server.on("connection", (socket, request) => {
  const me = request.url.slice(1);
  sockets.set(me, socket);
  socket.on("close", () => sockets.delete(me));
  socket.on("message", (data) => {
    const message = JSON.parse(data.toString());
    message.from = me;
    sockets.get(message.to)?.send(JSON.stringify(message));
  });
  socket.send('{"type":"open"}');
});
