import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "..");

export interface ServedNeo4j {
  /** Undefined where no server can be started; the tests that need one then look for it themselves and say so. */
  address: Promise<string | undefined>;
  end(): Promise<void>;
}

/** Starts the tests' Neo4j beside whatever else runs: it takes ten seconds until it answers. NEO4J_TEST_URI wins. */
export function serveNeo4j(): ServedNeo4j {
  const given = process.env["NEO4J_TEST_URI"] ?? "";
  if (given !== "") return { address: Promise.resolve(given), end: () => Promise.resolve() };
  const program = join(root, "tests/setup/neo4j/serve.ts");
  const child = spawn(process.execPath, [program], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const exited = once(child, "exit");
  const firstLine = once(createInterface(child.stdout), "line").then(([line]) => String(line));
  return {
    address: Promise.race([firstLine, exited.then(() => undefined)]),
    async end() {
      child.stdin.end();
      await exited;
    },
  };
}
