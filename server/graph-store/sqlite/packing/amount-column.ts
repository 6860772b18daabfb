import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/**
 * A column of amounts. Its first byte says how: 0 to 6, whole numbers of 10^-n (exact, else not used);
 * `raw`, eight bytes each; `none`, all missing. In a scaled column 0 stands for a missing amount and
 * what is stored is shifted by one.
 */
const raw = 254;
const none = 255;
const scales = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
/** Below it a scaled amount survives zigzag and the shift by one exactly. */
const largestScaled = 2 ** 51;

export function writeAmounts(writer: ByteWriter, amounts: readonly number[]): void {
  if (amounts.every((amount) => Number.isNaN(amount))) return writer.byte(none);
  const exponent = scales.findIndex((scale) => amounts.every((amount) => isExact(amount, scale)));
  if (exponent < 0) {
    writer.byte(raw);
    for (const amount of amounts) writer.float64(amount);
    return;
  }
  writer.byte(exponent);
  const scale = scales[exponent]!;
  for (const amount of amounts) {
    if (Number.isNaN(amount)) writer.unsigned(0);
    else writer.unsigned(1 + zigzag(Math.round(amount * scale)));
  }
}

export function readAmounts(reader: ByteReader, count: number): number[] {
  const mode = reader.byte();
  const amounts: number[] = [];
  if (mode === none) {
    for (let i = 0; i < count; i++) amounts.push(Number.NaN);
    return amounts;
  }
  if (mode === raw) {
    for (let i = 0; i < count; i++) amounts.push(reader.float64());
    return amounts;
  }
  const scale = scales[mode]!;
  for (let i = 0; i < count; i++) {
    const stored = reader.unsigned();
    amounts.push(stored === 0 ? Number.NaN : unzigzag(stored - 1) / scale);
  }
  return amounts;
}

/** Whether dividing the rounded multiple gives the very same number back (infinities do not pass, nor does −0, which whole numbers lose). */
function isExact(amount: number, scale: number): boolean {
  if (Number.isNaN(amount)) return true;
  const multiple = Math.round(amount * scale);
  return Math.abs(multiple) < largestScaled && !Object.is(multiple, -0) && multiple / scale === amount;
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
