import { expect, test } from "vitest";
import { Spool } from "./spool.ts";

test("gives back parts in order, missing amounts and typed arrays included, and can begin again", async () => {
  const spool = await Spool.open<unknown>();
  try {
    await spool.add("dropped");
    await spool.clear();
    const parts = [{ value: Float64Array.of(1, Number.NaN) }, null, "é".repeat(100_000)];
    for (const part of parts) await spool.add(part);
    const read: unknown[] = [];
    for await (const part of spool.read()) read.push(part);
    expect(read).toStrictEqual(parts);
  } finally {
    await spool.remove();
  }
});
