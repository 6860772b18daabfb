/** Typed columns that grow while an index is being built. */
const firstCapacity = 1024;

export class GrowingUint32 {
  #items = new Uint32Array(firstCapacity);
  length = 0;

  push(item: number): void {
    if (this.length === this.#items.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length] = item;
    this.length += 1;
  }

  view(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }
}
