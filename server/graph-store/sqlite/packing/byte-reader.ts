import { GraphStoreError } from "../../graph-store-error.ts";

/** Reads what ByteWriter wrote; running past the end means that the store is damaged. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    const value = this.#bytes[this.#position++];
    if (value === undefined) throw new GraphStoreError("corrupt", "A packed series of the store is cut short.");
    return value;
  }

  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  float64(): number {
    if (this.#position + 8 > this.#bytes.length) {
      throw new GraphStoreError("corrupt", "A packed series of the store is cut short.");
    }
    const value = this.#view.getFloat64(this.#position, true);
    this.#position += 8;
    return value;
  }
}
