import type { AnsweredQuestion, QuestionName, Questions } from "./messages.ts";

interface Waiting {
  settle(answer: unknown): void;
  fail(error: Error): void;
}

/** The page's end of the language thread; one for each open editor. */
export class LanguageClient {
  readonly #worker = new Worker(new URL("language-worker.ts", import.meta.url), { type: "module" });
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;

  constructor() {
    this.#worker.addEventListener("message", ({ data }: MessageEvent<AnsweredQuestion>) => this.#settle(data));
    this.#worker.addEventListener("error", () => this.#failAll(new Error("The Cypher language thread ended.")));
  }

  ask<Name extends QuestionName>(question: Name, argument: Questions[Name]["argument"]) {
    const id = this.#nextId++;
    return new Promise<Questions[Name]["answer"]>((settle, fail) => {
      this.#waiting.set(id, { settle: (answer) => settle(answer as Questions[Name]["answer"]), fail });
      this.#worker.postMessage({ id, question, argument });
    });
  }

  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #settle(answered: AnsweredQuestion): void {
    const waiting = this.#waiting.get(answered.id);
    this.#waiting.delete(answered.id);
    if ("fault" in answered) waiting?.fail(new Error(answered.fault));
    else waiting?.settle(answered.answer);
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.fail(error);
    this.#waiting.clear();
  }
}
