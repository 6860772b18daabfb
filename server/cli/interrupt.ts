/** Ctrl-C as an abort: the first one cancels, a second one ends the process at once. */
import { CliError } from "./cli-error.ts";

const interrupts = ["SIGINT", "SIGTERM"] as const;

export interface Interrupt {
  signal: AbortSignal;
  release: () => void;
}

/** The signal's reason is a CliError with the message and the exit code of a shell for an interrupted command. */
export function listenForInterrupt(message: string): Interrupt {
  const controller = new AbortController();
  const release = () => interrupts.forEach((name) => process.off(name, interrupt));
  function interrupt(): void {
    release();
    controller.abort(new CliError(message, 130));
  }
  for (const name of interrupts) process.on(name, interrupt);
  return { signal: controller.signal, release };
}
