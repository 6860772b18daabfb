/** The commodity codes that a file uses, each read once. */
import { hsLevel, normaliseHsCode, type HsLevel } from "#graph-schema/hs-code.ts";

export interface Commodity {
  hs: string;
  level: HsLevel;
  /** Small and unique for each code of this file. */
  index: number;
  /** Not specified according to kind (99, 9999, 999999, 9999AA): such amounts belong to no route. */
  isUnspecified: boolean;
}

/** Texts of one code differ (70320, 070320, 0703.20); more different ones than this are not worth remembering. */
const rememberedTexts = 50_000;
const unspecified = /^(?:99|9999|99999[0-9A-Z]|9999[A-Z]{2})$/;

export class CommodityTable {
  private readonly byText = new Map<string, Commodity>();
  private readonly byCode = new Map<string, Commodity>();
  private readonly descriptions = new Map<string, string>();

  /** Undefined when the text is no HS code of up to six digits. */
  find(text: string): Commodity | undefined {
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    const commodity = this.read(text);
    if (commodity !== undefined && this.byText.size < rememberedTexts) this.byText.set(text, commodity);
    return commodity;
  }

  /** Keeps the first description that a file gives for a code. */
  describe(commodity: Commodity, text: string): void {
    if (text !== "" && !this.descriptions.has(commodity.hs)) this.descriptions.set(commodity.hs, text.trim());
  }

  /** Codes met so far with what the file calls them, sorted; those that stand for no goods are left out. */
  list(): { hs: string; description: string | undefined }[] {
    return [...this.byCode.values()]
      .filter(({ isUnspecified }) => !isUnspecified)
      .map(({ hs }) => ({ hs, description: this.descriptions.get(hs) }))
      .toSorted((a, b) => (a.hs < b.hs ? -1 : 1));
  }

  private read(text: string): Commodity | undefined {
    const bare = text.trim().toUpperCase();
    if (unspecified.test(bare)) return this.intern(bare.replaceAll(/[A-Z]/g, "9"), true);
    const hs = normaliseHsCode(bare);
    return hs === undefined ? undefined : this.intern(hs, unspecified.test(hs));
  }

  private intern(hs: string, isUnspecified: boolean): Commodity {
    const known = this.byCode.get(hs);
    if (known !== undefined) return known;
    const commodity = { hs, level: hsLevel(hs), index: this.byCode.size, isUnspecified };
    this.byCode.set(hs, commodity);
    return commodity;
  }
}
