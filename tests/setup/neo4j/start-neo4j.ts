import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import neo4j from "neo4j-driver";
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

export interface RunningNeo4j {
  uri: string;
  version: string;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

const openPackages = ["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang"];
const readySeconds = 180;
const heap = "2g";

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function settings(port: number): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    "server.http.enabled=false",
    "dbms.usage_report.enabled=false",
    "dbms.security.auth_enabled=false",
    `server.memory.heap.max_size=${heap}`,
    "server.memory.pagecache.size=128m",
    "",
  ].join("\n");
}

/** Starts a server with an empty database in a folder of its own and waits until it answers. Rejects when it does not. */
export async function startNeo4j(release: Release, java: Java): Promise<RunningNeo4j> {
  const classPath = resolveClassPath(release.version);
  const home = mkdtempSync(join(tmpdir(), "entrepot-neo4j-"));
  const port = await findFreePort();
  mkdirSync(join(home, "conf"));
  writeFileSync(join(home, "conf/neo4j.conf"), settings(port));
  const child = launch(java.program, release.mainClass, classPath, home);
  const uri = `bolt://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilReady(uri, child, home);
    return { uri, version: release.version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch(program: string, mainClass: string, classPath: string, home: string): ChildProcess {
  const flags = [
    `-Xmx${heap}`,
    "--add-modules=jdk.incubator.vector",
    ...openPackages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  ];
  const parameters = [
    ...flags,
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
  process.once("exit", endWithTests);
  child.once("exit", () => process.off("exit", endWithTests));
  child.once("exit", () => writeFileSync(join(home, "output.txt"), log.join("")));
  return child;
}

async function untilReady(uri: string, child: ChildProcess, home: string): Promise<void> {
  const driver = neo4j.driver(uri);
  try {
    for (const until = Date.now() + readySeconds * 1000; Date.now() < until; await wait(300)) {
      if (child.exitCode !== null) throw new Error(`Neo4j ended: ${readFileSync(join(home, "output.txt"), "utf8")}`);
      const isUp = await driver.verifyConnectivity().then(
        () => true,
        () => false,
      );
      if (isUp) return;
    }
  } finally {
    await driver.close();
  }
  throw new Error(`Neo4j did not answer within ${readySeconds} seconds`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await once(child, "exit");
  clearTimeout(patience);
}
