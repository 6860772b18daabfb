/** Runs the server as a user would, on a free port and a folder of the caller's, and times its first signs of life. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = join(import.meta.dirname, "..");
const askEvery = 10;
const defaultPatience = 60_000;

export interface ServerOptions {
  /** Added to the environment of this process. */
  environment?: NodeJS.ProcessEnv;
  /** Milliseconds in which it has to become ready; one minute where left out. */
  patience?: number;
  /** What starts the server; `npm start` where left out. */
  command?: readonly [program: string, ...parameters: string[]];
}

export interface StartedServer {
  /** `http://127.0.0.1:PORT` */
  address: string;
  /** Milliseconds from `npm start` until the port answers, /ready says 200, and the ready line was read. */
  listens: number;
  ready: number;
  readyLine: number;
  /** Processor seconds of the server process, all threads, until ready: what the start costs on any load. */
  processor: number;
  /** Resident memory of the server process in bytes, once ready. */
  memory: number;
  stop(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function statusOf(url: string): Promise<number> {
  try {
    const response = await fetch(url);
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    if (error instanceof TypeError) return 0;
    throw error;
  }
}

interface Waiting {
  begun: number;
  patience: number;
}

async function timeStatus(
  url: string,
  { begun, patience }: Waiting,
  isReached: (status: number) => boolean,
): Promise<number> {
  while (performance.now() - begun < patience) {
    if (isReached(await statusOf(url))) return performance.now() - begun;
    await pause(askEvery);
  }
  throw new Error(`${url} did not answer as hoped within ${patience / 1000} s`);
}

/** Rejects when the program ends before, or has to build the client first, which is another measurement. */
function timeReadyLine(child: ChildProcess, begun: number): Promise<number> {
  let said = "";
  return new Promise((settle, fail) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("is ready at ")) settle(performance.now() - begun);
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (text.includes("Building the client")) fail(new Error("The client was stale and had to be built: run again"));
    });
    child.once("exit", (code) => fail(new Error(`The server ended with ${code}: ${said}`)));
  });
}

async function readMetrics(address: string): Promise<Pick<StartedServer, "processor" | "memory">> {
  const response = await fetch(`${address}/api/v1/metrics`);
  const text = await response.text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1] ?? Number.NaN);
  return { processor: read("process_cpu_seconds_total"), memory: read("process_resident_memory_bytes") };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Closed once the server has let go of the pipes too, which outlives npm by a moment.
  const closed = once(child, "close");
  child.kill("SIGTERM");
  await closed;
}

/** `folder` becomes the store's. The caller stops the server; a start that fails leaves nothing running. */
export async function startServer(
  folder: string,
  { environment = {}, patience = defaultPatience, command = ["npm", "start"] }: ServerOptions = {},
): Promise<StartedServer> {
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), ENTREPOT_DATA: folder, LOG_LEVEL: "warn", ...environment };
  const begun = performance.now();
  const [program, ...parameters] = command;
  const child = spawn(program, parameters, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const [readyLine, listens, ready] = await Promise.all([
      timeReadyLine(child, begun),
      timeStatus(`${address}/api/v1/health`, { begun, patience }, (status) => status > 0),
      timeStatus(`${address}/api/v1/ready`, { begun, patience }, (status) => status === 200),
    ]);
    return { address, listens, ready, readyLine, ...(await readMetrics(address)), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}
