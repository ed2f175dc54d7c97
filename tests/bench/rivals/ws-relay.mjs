/** A handwritten relay on `ws`: parse, look up the receiver, stamp the sender, stringify. */
import { createRequire } from "node:module";
import process from "node:process";

// Not imported, because checks resolve every import and only the bench installs it.
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
