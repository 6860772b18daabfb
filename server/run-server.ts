/** Runs the server as a program: says when it is ready, closes on SIGTERM and SIGINT, and ends with an exit code. */
import { ConfigError, readConfig } from "./config.ts";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";
import { ListenError } from "./listen.ts";
import { startServer, type RunningServer } from "./start-server.ts";

/** Failures whose message tells a user all there is to do; anything else shows where it came from. */
function isExplained(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof ListenError || error instanceof GraphStoreError;
}

function explainFailure(error: unknown): string {
  if (isExplained(error)) return `Entrepôt cannot start. ${error.message}`;
  return `Entrepôt cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** The first signal closes in order; a second one does not wait any longer. */
function closeOnSignals(running: RunningServer): Promise<void> {
  return new Promise((settle, fail) => {
    let isClosing = false;
    const close = () => {
      if (isClosing) process.exit(1);
      isClosing = true;
      running.close().then(settle, fail);
    };
    process.on("SIGTERM", close);
    process.on("SIGINT", close);
  });
}

/** Resolves once the server has closed; sets the exit code, 0 after a signal and 1 after a failure. */
export async function runServer(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    const running = await startServer(readConfig(environment));
    const closed = closeOnSignals(running);
    if (await running.ready) process.stdout.write(`Entrepôt is ready at ${running.address}\n`);
    await closed;
    process.exitCode = 0;
  } catch (error) {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exitCode = 1;
  }
}
