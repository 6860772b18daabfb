/** Starts the server: it listens at once, and answers questions when the store is open and the trace index built. */
import { join } from "node:path";
import { pino } from "pino";
import { createApp } from "./app.ts";
import { isLoopback, type Config } from "./config.ts";
import { createDoor } from "./http/door/door.ts";
import { createEventStreams } from "./http/event-streams.ts";
import { createMetrics } from "./http/metrics.ts";
import { addressOf, closeServer, listen } from "./listen.ts";
import { openServices, type OpenServices } from "./open-services.ts";
import { createReadiness } from "./readiness.ts";

const clientFolder = join(import.meta.dirname, "../dist/client");
const standardError = 2;

export interface RunningServer {
  /** `http://127.0.0.1:4747/` */
  address: string;
  /** Resolves to whether it became ready: false when it was closed before. Rejects when the store cannot be opened. */
  ready: Promise<boolean>;
  /** Lets requests under way finish, then closes index and store. */
  close(): Promise<void>;
}

const plainTextWarning =
  "HOST reaches beyond this machine without TLS: token and figures can be read on the way. Put a proxy with TLS in front, and name it in ENTREPOT_TRUST_PROXY";

/** Rejects with a ListenError. When the store cannot be opened, the server is closed and `ready` rejects. */
export async function startServer(config: Config): Promise<RunningServer> {
  const logger = pino({ level: config.logLevel }, pino.destination(standardError));
  if (!isLoopback(config.host) && config.trustedProxies.length === 0) logger.warn(plainTextWarning);
  const readiness = createReadiness();
  const eventStreams = createEventStreams();
  const metrics = createMetrics();
  const door = createDoor(config.token);
  const { moreHosts, trustedProxies, checkAnswers } = config;
  const parts = { logger, metrics, readiness, eventStreams, door, moreHosts, trustedProxies, checkAnswers };
  const app = createApp({ ...parts, clientFolder });
  const server = await listen(app, config.port, config.host);
  const stopped = new AbortController();
  const onWait = () => readiness.describe("The server waits for its store, which does not answer; its log says why");
  const opening: Promise<OpenServices> = openServices(config, logger, { signal: stopped.signal, onWait });

  async function becomeReady(): Promise<boolean> {
    try {
      const services = await opening;
      if (stopped.signal.aborted) return false;
      readiness.open(services);
      return true;
    } catch (error) {
      if (stopped.signal.aborted) return false;
      await closeServer(server);
      throw error;
    }
  }

  async function close(): Promise<void> {
    stopped.abort(new Error("The server is closing"));
    readiness.close();
    eventStreams.endAll();
    await closeServer(server);
    const [services] = await Promise.allSettled([opening]);
    if (services.status === "fulfilled") await services.value.close();
  }

  return { address: addressOf(server), ready: becomeReady(), close };
}
