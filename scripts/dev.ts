/**
 * `npm run dev`: the API server, started anew when its source changes, and vite's development server that passes
 * /api on to it. Ctrl-C, or the end of either, ends both.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { endWithNpm } from "./end-with-npm.ts";

const root = resolve(import.meta.dirname, "..");
const apiPort = process.env["PORT"] ?? "4747";
const clientPort = 5173;
/** Requests reach the API under the name of vite's server. */
const clientHosts = `127.0.0.1:${clientPort},localhost:${clientPort}`;
const children: ChildProcess[] = [];

function stopAll(): void {
  for (const child of children) child.kill("SIGTERM");
}

function start(parameters: string[], environment: NodeJS.ProcessEnv): void {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  child.once("exit", (code) => {
    process.exitCode ??= code ?? 0;
    stopAll();
  });
  children.push(child);
}

process.on("SIGINT", stopAll);
process.on("SIGTERM", stopAll);
endWithNpm();
start(["--watch", "--watch-preserve-output", "server/main.ts"], {
  NODE_ENV: "development",
  PORT: apiPort,
  ENTREPOT_HOSTS: [process.env["ENTREPOT_HOSTS"], clientHosts].filter(Boolean).join(","),
});
start(["node_modules/vite/bin/vite.js", "--port", String(clientPort)], { ENTREPOT_API_PORT: apiPort });
