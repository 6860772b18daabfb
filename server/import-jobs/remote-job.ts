/** An import that another server runs, or that has ended, as it stands in the store. */
import type { ImportResponse } from "#graph-schema/contract/import.ts";
import type { JobView } from "./import-job.ts";
import type { JobArchive } from "./job-archive.ts";

/** Milliseconds; the server that runs it writes once a second. */
const looksEvery = 500;

export class RemoteJob implements JobView {
  readonly id: string;
  readonly #archive: JobArchive;
  readonly #onTrouble: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #state: ImportResponse;
  #timer: NodeJS.Timeout | undefined;

  constructor(archive: JobArchive, state: ImportResponse, onTrouble: (error: unknown) => void) {
    this.id = state.id;
    this.#archive = archive;
    this.#state = state;
    this.#onTrouble = onTrouble;
  }

  get isFinished(): boolean {
    return this.#state.finished !== null;
  }

  present(): ImportResponse {
    return this.#state;
  }

  /** The store is asked for as long as anybody listens. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#schedule();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) clearTimeout(this.#timer);
    };
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.isFinished || this.#listeners.size === 0) return;
    this.#timer = setTimeout(() => void this.#look(), looksEvery);
  }

  /** Where the store does not answer, the next look may be luckier. */
  async #look(): Promise<void> {
    try {
      const state = await this.#archive.read(this.id);
      if (state !== undefined && JSON.stringify(state) !== JSON.stringify(this.#state)) this.#take(state);
    } catch (error) {
      this.#onTrouble(error);
    }
    this.#schedule();
  }

  #take(state: ImportResponse): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
