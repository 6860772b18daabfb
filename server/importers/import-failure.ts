/** A file that cannot be read as what it claims to be; nothing of it is imported. The message names line or column. */
export class ImportFailure extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "ImportFailure";
  }
}
