/** What the command line cannot do, told in a sentence; the exit code says whether the command or its use was at fault. */
export class CliError extends Error {
  readonly exitCode: 1 | 2 | 130;

  /** @param exitCode - 2 for a command that was written wrongly, 130 for one that was interrupted, 1 for everything else */
  constructor(message: string, exitCode: 1 | 2 | 130 = 1) {
    super(message);
    this.name = "CliError";
    this.exitCode = exitCode;
  }
}
