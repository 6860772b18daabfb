/** `entrepot serve`: the server, with options in place of environment variables. */
import type { Command } from "commander";

interface ServeOptions {
  port?: string;
  host?: string;
  data?: string;
}

function withOptions(environment: NodeJS.ProcessEnv, { port, host, data }: ServeOptions): NodeJS.ProcessEnv {
  return {
    ...environment,
    ...(port === undefined ? {} : { PORT: port }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(data === undefined ? {} : { ENTREPOT_DATA: data }),
  };
}

/** Loads the server only now: the other commands begin sooner without it. */
async function serve(options: ServeOptions): Promise<void> {
  const { runServer } = await import("../run-server.ts");
  await runServer(withOptions(process.env, options));
}

export function addServeCommand(program: Command): void {
  program
    .command("serve")
    .description("serve the explorer and its API")
    .option("--port <number>", "instead of PORT")
    .option("--host <address>", "instead of HOST")
    .option("--data <folder>", "instead of ENTREPOT_DATA")
    .action(serve);
}
