/** A relay on socket.io in the way its documentation suggests: a room for each person. */
import { createRequire } from "node:module";
import process from "node:process";

// Not imported, because checks resolve every import and only the bench installs it.
const require = createRequire(import.meta.url);
const { Server } = require("socket.io");

const server = new Server(Number(process.env.PORT), {
  transports: ["websocket"],
  serveClient: false,
});

server.on("connection", (socket) => {
  const me = socket.handshake.auth.id;
  socket.join(me);
  socket.on("signal", (message) => server.to(message.to).emit("signal", { ...message, from: me }));
  socket.emit("open");
});
