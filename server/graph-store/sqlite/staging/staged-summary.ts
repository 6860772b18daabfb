import type { StagedSummary } from "../../graph-store.ts";
import { byCodeUnits } from "../../merge-statements.ts";
import type { SeriesKind } from "../../series-block.ts";
import { codeOf, exporterOf, importerOf, kindOf, type CellNames, type StagedCells } from "./staged-cells.ts";

interface Group {
  kind: SeriesKind;
  reporter: number;
  codes: Set<number>;
  partners: Set<number>;
  periods: Set<number>;
}

/** Which codes, partners and periods each reporter reports on; grows with reporters and codes, not with rows. */
export class SummaryBuilder {
  readonly #groups = new Map<string, Group>();

  add(cells: StagedCells, names: CellNames): void {
    const groups = Array.from(cells.keyEnds, (ends, key) => this.#groupOf(ends, cells.keyGoods[key]!, names));
    for (let i = 0; i < cells.keyIndex.length; i++) groups[cells.keyIndex[i]!]!.periods.add(cells.period[i]!);
  }

  /** Sorted by dataset, reporter, side, flow, frequency and edition; so are the lists in it. */
  summarise(names: CellNames): StagedSummary[] {
    return [...this.#groups].toSorted(([a], [b]) => byCodeUnits(a, b)).map(([, group]) => toSummary(group, names));
  }

  #groupOf(ends: number, goods: number, names: CellNames): Group {
    const kind = names.kinds[kindOf(goods)]!;
    const [reporter, partner] =
      kind.side === "importer" ? [importerOf(ends), exporterOf(ends)] : [exporterOf(ends), importerOf(ends)];
    const { dataset, side, flow, frequency, edition } = kind;
    const text = [dataset, names.countries[reporter]!, side, flow, frequency, edition].join("|");
    let group = this.#groups.get(text);
    if (!group) {
      group = { kind, reporter, codes: new Set(), partners: new Set(), periods: new Set() };
      this.#groups.set(text, group);
    }
    group.codes.add(codeOf(goods));
    group.partners.add(partner);
    return group;
  }
}

function toSummary(group: Group, names: CellNames): StagedSummary {
  const { dataset, side, flow, frequency, edition } = group.kind;
  return {
    dataset,
    side,
    flow,
    frequency,
    edition,
    reporter: names.countries[group.reporter]!,
    codes: Array.from(group.codes, (code) => names.codes[code]!).toSorted(byCodeUnits),
    partners: Array.from(group.partners, (partner) => names.countries[partner]!).toSorted(byCodeUnits),
    periods: [...group.periods].toSorted((a, b) => a - b),
  };
}
