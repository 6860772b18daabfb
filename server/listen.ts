/** Opens and closes the HTTP server. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How long requests under way may take to finish once the server closes, in milliseconds. */
const closingTime = 10_000;
const headersTimeLimit = 20_000;

/** The server cannot listen where it was told to; the message says why and what to do. */
export class ListenError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "ListenError";
  }
}

function explainListenError(error: NodeJS.ErrnoException, port: number, host: string): ListenError {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use: another Entrepôt may be running. Stop it, or set PORT to a free one.`,
    EACCES: `Port ${port} may not be used by this user: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine.`,
  };
  return new ListenError(reasons[error.code ?? ""] ?? `Cannot listen on ${host}:${port}: ${error.message}`, error);
}

/** Rejects with a ListenError. Port 0 takes a free one. */
export function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer({ headersTimeout: headersTimeLimit, requestTimeout: 0 }, listener);
  return new Promise((settle, fail) => {
    server.once("error", (error) => fail(explainListenError(error, port, host)));
    server.listen(port, host, () => settle(server));
  });
}

/** `http://127.0.0.1:4747/`, with the port that was really taken. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}/`;
}

/** Takes no new connection, lets requests under way finish, and cuts those that take longer than ten seconds. */
export function closeServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), closingTime);
  return new Promise((settle) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      settle();
    });
  });
}
