// Node's HTTP server as another reader of the same bytes: 200 for each request that it takes for one.
import { createServer } from "node:http";

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  request.resume();
  response.end("read");
});
server.on("clientError", (error, socket) => {
  if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nDate: -\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  else socket.destroy();
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
