/** `entrepot serve`: the server, with options in place of environment variables. */
import type { Command } from "commander";
import { runServer } from "../run-server.ts";

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

export function addServeCommand(program: Command): void {
  program
    .command("serve")
    .description("serve the explorer and its API")
    .option("--port <number>", "instead of PORT")
    .option("--host <address>", "instead of HOST")
    .option("--data <folder>", "instead of ENTREPOT_DATA")
    .action((options: ServeOptions) => runServer(withOptions(process.env, options)));
}
