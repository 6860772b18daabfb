/**
 * Neo4j locks a user after a few wrong passwords (three, where nothing is set), also against him who has the right one.
 * So after a refusal nobody asks for a while; then one asks, and the others wait for what he hears.
 */
import { GraphStoreError } from "../../graph-store-error.ts";
import { isRefusedLogin, toStoreError } from "./neo4j-error.ts";

const firstPause = 2000;
const longestPause = 30_000;

export class LoginGate {
  readonly #login: () => Promise<unknown>;
  #refusal: { error: GraphStoreError; until: number; pause: number } | undefined;
  #asking: Promise<void> | undefined;

  /** @param login - logs in on a connection; rejects, or resolves to false, where that is refused */
  constructor(login: () => Promise<unknown>) {
    this.#login = login;
  }

  /** Rejects with what Neo4j said last, as long as it has not let the user in since. */
  async pass(): Promise<void> {
    if (this.#refusal === undefined) return;
    if (this.#asking === undefined && Date.now() < this.#refusal.until) throw this.#refusal.error;
    this.#asking ??= this.#ask().finally(() => (this.#asking = undefined));
    await this.#asking;
  }

  /** Whoever meets a failure says so here. */
  note(error: unknown): void {
    const cause = error instanceof GraphStoreError ? error.cause : error;
    if (!isRefusedLogin(cause)) return;
    // Those who were under way together were refused together, which is one refusal.
    if (this.#refusal === undefined) this.#close(toStoreError(cause) as GraphStoreError, firstPause);
  }

  async #ask(): Promise<void> {
    const { error, pause } = this.#refusal!;
    try {
      if ((await this.#login()) === false) throw error.cause;
      this.#refusal = undefined;
    } catch (failure) {
      const told = toStoreError(failure);
      if (isRefusedLogin(failure)) this.#close(told as GraphStoreError, Math.min(2 * pause, longestPause));
      throw told;
    }
  }

  #close(error: GraphStoreError, pause: number): void {
    this.#refusal = { error, until: Date.now() + pause, pause };
  }
}
