import { open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { Deserializer, Serializer } from "node:v8";
import { makeTemporaryFolder } from "../../temporary-folder.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { readFromOneState, type Reading } from "../database/store-state.ts";

const lengthBytes = 4;

/** Parts of a long answer in a temporary file, until all are known to be of one state. */
export class Spool<Part> {
  readonly #folder: string;
  readonly #file: FileHandle;
  #size = 0;

  private constructor(folder: string, file: FileHandle) {
    this.#folder = folder;
    this.#file = file;
  }

  static async open<Part>(): Promise<Spool<Part>> {
    const folder = await makeTemporaryFolder("spool");
    return new Spool<Part>(folder, await open(join(folder, "parts"), "w+", 0o600));
  }

  async add(part: Part): Promise<void> {
    const packed = pack(part);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32LE(packed.length);
    await this.#file.writev([length, packed], this.#size);
    this.#size += lengthBytes + packed.length;
  }

  async *read(): AsyncGenerator<Part> {
    let at = 0;
    while (at < this.#size) {
      const length = (await this.#readBytes(at, lengthBytes)).readUInt32LE();
      yield unpack(await this.#readBytes(at + lengthBytes, length)) as Part;
      at += lengthBytes + length;
    }
  }

  async clear(): Promise<void> {
    this.#size = 0;
    await this.#file.truncate();
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #readBytes(position: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    await this.#file.read(bytes, 0, length, position);
    return bytes;
  }
}

/** Unlike v8.serialize, this gives every typed array a buffer of its own back, which can be transferred to a thread. */
function pack(part: unknown): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(part);
  return serializer.releaseBuffer();
}

function unpack(packed: Buffer): unknown {
  const deserializer = new Deserializer(packed);
  deserializer.readHeader();
  return deserializer.readValue();
}

const readingTimeout = 3_600_000;

/**
 * The parts of a long answer, all of one state: they are read to their end before the first is given, and once more where
 * somebody committed meanwhile. `readParts` gives them in order.
 */
export async function* streamFromOneState<Part>(
  database: Neo4jDatabase,
  readParts: (reading: Reading) => AsyncIterable<Part>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Part> {
  const spool = await Spool.open<Part>();
  try {
    const fill = async (reading: Reading) => {
      await spool.clear();
      for await (const part of readParts(reading)) {
        signal?.throwIfAborted();
        await spool.add(part);
      }
    };
    await readFromOneState(database, fill, { signal, timeout: readingTimeout, isLong: true });
    for await (const part of spool.read()) {
      signal?.throwIfAborted();
      yield part;
    }
  } finally {
    await spool.remove();
  }
}
