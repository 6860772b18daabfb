import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import neo4j, { Neo4jError } from "neo4j-driver";
import { resolveClassPath } from "./class-path.ts";
import type { Java } from "./find-java.ts";

/** A release of Neo4j Community with what it needs to run. */
export interface Release {
  version: string;
  mainClass: string;
  java: number;
}

/** Newest first. */
export const releases: readonly Release[] = [
  { version: "2026.09.0", mainClass: "org.neo4j.server.Neo4jCommunity", java: 25 },
  { version: "5.26.0", mainClass: "org.neo4j.server.CommunityEntryPoint", java: 17 },
];

/** Settings of neo4j.conf. */
export type Neo4jSettings = Readonly<Record<string, string>>;

export interface RunningNeo4j {
  uri: string;
  version: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** A server that keeps its port and its files while it is stopped, killed, frozen and started again. */
export interface Neo4jUnderControl {
  uri: string;
  port: number;
  version: string;
  /** Resolves once it answers; `settings` add to those that it was made with, for this start only. */
  start(settings?: Neo4jSettings): Promise<void>;
  /** As an administrator stops it. */
  end(): Promise<void>;
  /** As a power cut ends it. */
  kill(): Promise<void>;
  /** It keeps its connections and answers nothing, until it is thawed. */
  freeze(): void;
  thaw(): void;
  /** Ends it and removes its files. */
  remove(): Promise<void>;
}

const openPackages = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang"];
const quickFlags = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
const readySeconds = 180;
const defaultHeap = "2g";

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function settingsFor(port: number, heap: string): Neo4jSettings {
  return {
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "server.http.enabled": "false",
    "dbms.usage_report.enabled": "false",
    "dbms.security.auth_enabled": "false",
    "server.memory.heap.max_size": heap,
    "server.memory.pagecache.size": "128m",
    // Ten seconds where nothing is set, at each stop.
    "internal.server.bolt.thread_pool_shutdown_wait_time": "500ms",
  };
}

function writeSettings(home: string, settings: Neo4jSettings): void {
  mkdirSync(join(home, "conf"), { recursive: true });
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(home, "conf/neo4j.conf"), lines.join(""));
}

export interface ControlOptions {
  release: Release;
  java: Java;
  /** Such as `512m`. */
  heap?: string;
  settings?: Neo4jSettings;
  /** Compiles less, so that it is up sooner and does its work slower. */
  isQuick?: boolean;
}

/** A server with an empty database in a folder of its own, not started yet. */
export async function createNeo4j({
  release,
  java,
  heap = defaultHeap,
  settings,
  isQuick = false,
}: ControlOptions): Promise<Neo4jUnderControl> {
  const classPath = resolveClassPath(release.version);
  const home = mkdtempSync(join(tmpdir(), "entrepot-neo4j-"));
  const port = await findFreePort();
  const uri = `bolt://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child !== undefined) await endProcess(child, signal);
  };
  return {
    uri,
    port,
    version: release.version,
    async start(more = {}) {
      writeSettings(home, { ...settingsFor(port, heap), ...settings, ...more });
      child = launch([java.program, `-Xmx${heap}`, ...(isQuick ? quickFlags : [])], release.mainClass, classPath, home);
      await untilReady(uri, child, home);
    },
    end: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async remove() {
      child?.kill("SIGCONT");
      await end("SIGTERM");
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Starts a server with an empty database in a folder of its own and waits until it answers. Rejects when it does not. */
export async function startNeo4j(release: Release, java: Java): Promise<RunningNeo4j> {
  const server = await createNeo4j({ release, java });
  try {
    await server.start();
    return { uri: server.uri, version: server.version, stop: () => server.remove() };
  } catch (error) {
    await server.remove();
    throw error;
  }
}

function launch([program, ...flags]: [string, ...string[]], mainClass: string, classPath: string, home: string) {
  const parameters = [
    ...flags,
    "--add-modules=jdk.incubator.vector",
    ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    "-cp",
    classPath,
    mainClass,
    `--home-dir=${home}`,
    `--config-dir=${join(home, "conf")}`,
  ];
  const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => log.push(text.toString()));
  const endWithTests = () => child.kill("SIGKILL");
  // A process of the test runner is left alone where its channel to the runner ends.
  const endings = ["exit", "disconnect"] as const;
  for (const ending of endings) process.once(ending, endWithTests);
  child.once("exit", () => endings.forEach((ending) => process.off(ending, endWithTests)));
  child.once("exit", () => writeFileSync(join(home, "output.txt"), log.join("")));
  return child;
}

/** A server that refuses who asks does answer. */
async function answers(driver: ReturnType<typeof neo4j.driver>): Promise<boolean> {
  try {
    await driver.verifyConnectivity();
    return true;
  } catch (error) {
    return error instanceof Neo4jError && error.code.startsWith("Neo.ClientError.Security.");
  }
}

async function untilReady(uri: string, child: ChildProcess, home: string): Promise<void> {
  const driver = neo4j.driver(uri);
  try {
    for (const until = Date.now() + readySeconds * 1000; Date.now() < until; await wait(300)) {
      if (child.exitCode !== null) throw new Error(`Neo4j ended: ${readFileSync(join(home, "output.txt"), "utf8")}`);
      if (await answers(driver)) return;
    }
  } finally {
    await driver.close();
  }
  throw new Error(`Neo4j did not answer within ${readySeconds} seconds`);
}

async function endProcess(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await once(child, "exit");
  clearTimeout(patience);
}
