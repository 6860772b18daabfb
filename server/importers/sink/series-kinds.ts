/** The kinds of series that a file holds: everything of a series' key but route and dataset. */
import type { SeriesKey } from "#graph-schema/trade-series.ts";

export type SeriesKindParts = Pick<SeriesKey, "side" | "flow" | "frequency" | "edition" | "valuation" | "basis"> & {
  reportedUnit: string;
};

export interface SeriesKind extends SeriesKindParts {
  /** Small and unique in this file. */
  index: number;
  /** Shared by the kinds that differ in valuation, basis or unit only: coverage does not tell these apart. */
  coverageIndex: number;
}

export class SeriesKinds {
  private readonly kinds = new Map<string, SeriesKind>();
  private readonly coverageKinds = new Map<string, number>();

  intern(parts: SeriesKindParts): SeriesKind {
    const coverageKey = [parts.side, parts.flow, parts.frequency, parts.edition].join("|");
    const key = [coverageKey, parts.valuation, parts.basis, parts.reportedUnit].join("|");
    const known = this.kinds.get(key);
    if (known !== undefined) return known;
    const coverageIndex = this.coverageKinds.get(coverageKey) ?? this.coverageKinds.size;
    this.coverageKinds.set(coverageKey, coverageIndex);
    const kind = { ...parts, index: this.kinds.size, coverageIndex };
    this.kinds.set(key, kind);
    return kind;
  }
}
