/** A selected code with the codes below it: they stand side by side in the sorted codes. */
import type { TraceWorld } from "../trace-world.ts";

export interface CodeFamily {
  code: number;
  /** 0 all goods, 2, 4 or 6. */
  level: number;
  /** Codes below `code`: first … end − 1. */
  first: number;
  end: number;
}

export function findFamily({ codes, codeLevels }: TraceWorld, code: number): CodeFamily {
  const level = codeLevels[code]!;
  const text = codes.texts[code]!;
  let end = code + 1;
  if (level === 2 || level === 4) while (end < codes.texts.length && codes.texts[end]!.startsWith(text)) end += 1;
  return { code, level, first: code + 1, end };
}
