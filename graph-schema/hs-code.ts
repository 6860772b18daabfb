/** Harmonized System codes are text: leading zeros are part of them. `TOTAL` stands for all goods. */

export const hsEditions = ["1988", "1992", "1996", "2002", "2007", "2012", "2017", "2022"] as const;
/** `national`: a national nomenclature or the file does not say which edition; never merged with a named one. */
export type HsEdition = (typeof hsEditions)[number] | "national";

/** Digits of a code that is matched: 2 chapter, 4 heading, 6 subheading; 0 is TOTAL. */
export type HsLevel = 0 | 2 | 4 | 6;

export const chplTiers = ["1", "2", "3.A", "3.B", "4.A", "4.B"] as const;
export type ChplTier = (typeof chplTiers)[number];

export function isHsCode(text: string): boolean {
  return /^(TOTAL|\d{2}|\d{4}|\d{6})$/.test(text);
}

/** The level of a valid code. */
export function hsLevel(code: string): HsLevel {
  return code === "TOTAL" ? 0 : (code.length as HsLevel);
}

/** The next coarser code: subheading → heading → chapter → TOTAL; undefined for TOTAL. */
export function hsParent(code: string): string | undefined {
  if (code === "TOTAL") return undefined;
  return code.length === 2 ? "TOTAL" : code.slice(0, -2);
}

/** Whether `code` is `ancestor` or lies below it. */
export function hsIsWithin(code: string, ancestor: string): boolean {
  return ancestor === "TOTAL" || code === ancestor || (code !== "TOTAL" && code.startsWith(ancestor));
}

/**
 * Reads a code as files write it: separators dropped, a leading zero that a spreadsheet ate put back
 * (an odd number of digits up to five). Longer national codes are not cut; they give undefined.
 */
export function normaliseHsCode(text: string): string | undefined {
  const bare = text.trim().replaceAll(/[.\s]/g, "");
  if (bare === "TOTAL") return bare;
  if (!/^\d{1,6}$/.test(bare)) return undefined;
  return bare.length % 2 === 1 ? `0${bare}` : bare;
}

/** UN Comtrade's classification codes (`H0` … `H6`, `HS` for as reported) as editions. */
export function hsEditionOfComtrade(classificationCode: string): HsEdition | undefined {
  const editions: Record<string, HsEdition> = {
    H0: "1992",
    H1: "1996",
    H2: "2002",
    H3: "2007",
    H4: "2012",
    H5: "2017",
    H6: "2022",
  };
  return editions[classificationCode.trim().toUpperCase()];
}

/** What a user may select: codes, `TOTAL`, `all` (every HS6) and `chpl:` with a tier or `chpl:all`. */
export function isCommoditySelector(text: string): boolean {
  if (isHsCode(text) || text === "all" || text === "chpl:all") return true;
  return text.startsWith("chpl:") && chplTiers.some((tier) => tier === text.slice(5) || tier[0] === text.slice(5));
}
