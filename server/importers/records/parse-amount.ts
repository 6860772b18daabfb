const plainNumber = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * A non-negative number with a decimal point, as statistics write it; undefined for anything else:
 * the empty text, a sign (`-0` too), thousands separators, a number too large to hold.
 */
export function parseAmount(text: string): number | undefined {
  if (!plainNumber.test(text)) return undefined;
  const amount = Number(text);
  return Number.isFinite(amount) ? amount : undefined;
}

/** `text` times ten to the power of `exponent`, without the rounding errors of a multiplication. */
export function scaleAmount(text: string, exponent: number): number | undefined {
  const plain = parseAmount(text);
  if (plain === undefined || exponent === 0) return plain;
  const scaled = /[eE]/.test(text) ? plain * 10 ** exponent : Number(`${text}e${exponent}`);
  return Number.isFinite(scaled) ? scaled : undefined;
}

/** Says what is wrong with a text that is no amount. */
export function amountFault(text: string): string {
  if (text === "") return "is empty: a row needs a value";
  if (text.startsWith("-")) return "is negative: trade values and weights have no sign";
  if (/^[\d.,'\s]+$/.test(text)) return "is not a plain number: write 1234.5 without thousands separators";
  if (plainNumber.test(text)) return "is too large to be a trade value";
  return "is not a number";
}
