import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const sources = ["client", "graph-schema", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"];
const builtPage = join(root, "dist/client/index.html");
const stampFile = join(root, "dist/client.sha256");

function listFiles(path: string): string[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = `${path}/${entry.name}`;
    return entry.isDirectory() ? listFiles(name) : [name];
  });
}

/** Digest over the content of everything that the client is built from; times do not count, a fresh clone has none. */
function sourceDigest(): string {
  const files = sources.flatMap((source) => (source.includes(".") ? [source] : listFiles(source)));
  const digest = createHash("sha256");
  for (const file of files.filter((name) => !name.endsWith(".test.ts")).toSorted()) {
    const content = readFileSync(join(root, file));
    digest.update(`${file}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

function runVite(): Promise<void> {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  if (!existsSync(vite)) {
    throw new Error(
      "The client is not built and vite is not installed: run npm ci (without --omit=dev) and start again",
    );
  }
  // A test runner sets NODE_ENV=test, which would build the libraries' development code.
  const env = { ...process.env, NODE_ENV: "production" };
  const build = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: root, stdio: "inherit", env });
  return new Promise((settle, fail) => {
    build.once("error", fail);
    build.once("exit", (code, signal) => {
      if (code === 0) settle();
      else fail(new Error(`vite build ended with ${signal ?? `code ${code}`}; its message stands above`));
    });
  });
}

/** Builds the client into dist/client when what it is made from has changed since. Resolves to whether it built. */
export async function buildClientIfStale(): Promise<boolean> {
  const digest = sourceDigest();
  const isFresh = existsSync(builtPage) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === digest;
  if (isFresh) return false;
  const begun = performance.now();
  console.error("Building the client …");
  await runVite();
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(stampFile, digest);
  console.error(`Built the client in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return true;
}

if (import.meta.main) await buildClientIfStale();
