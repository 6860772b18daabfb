/** Numbers for texts, in the order of the sorted texts, so that comparing numbers compares texts. */
export interface Dictionary {
  texts: readonly string[];
  /** −1 for a text that does not occur. */
  find(text: string): number;
}

/** `texts` in any order, repeats allowed. Sorted by UTF-16 code unit, as the stores sort ids. */
export function createDictionary(texts: Iterable<string>): Dictionary {
  const sorted = [...new Set(texts)].toSorted((left, right) => (left < right ? -1 : 1));
  const numbers = new Map(sorted.map((text, number) => [text, number]));
  return { texts: sorted, find: (text) => numbers.get(text) ?? -1 };
}

/** Collects texts while the final order is not known yet; provisional numbers are turned into final ones at the end. */
export class TextCollector {
  readonly #numbers = new Map<string, number>();

  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  texts(): IterableIterator<string> {
    return this.#numbers.keys();
  }

  /** The final number of each provisional one. */
  mapTo(dictionary: Dictionary): Uint32Array {
    return Uint32Array.from(this.#numbers.keys(), (text) => dictionary.find(text));
  }
}
