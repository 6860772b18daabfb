/**
 * Mirror gap: ln X − ln M per period, the exporter's declared value against the importer's; two `declared` sides only
 * (method, section 5). A negative gap says that the importer declares more.
 */
import type { FlowResponse } from "#graph-schema/contract/flow.ts";
import { formatPeriod } from "#graph-schema/trade-period.ts";
import type { TradeSeries } from "#graph-schema/trade-series.ts";

export type MirrorGap = NonNullable<FlowResponse["mirrorGap"]>;

const words =
  "ln X − ln M, exporter's against importer's declared US dollars. Honest data lie near −0.06 … −0.18, since imports carry insurance and freight. Importers record the country of origin, exporters the last known destination; consignment and goods under way at the turn of the year come before any suspicion.";

function declaredOnly({ side, flow, observations }: TradeSeries): boolean {
  const isMain = side === "exporter" ? flow === "X" : side === "importer" && flow === "M";
  return isMain && observations.some(({ status }) => status === "declared");
}

function declaredValues({ observations }: TradeSeries): Map<number, number> {
  const declared = observations.filter(({ status, value, monthsCovered }) => {
    return status === "declared" && value !== null && value > 0 && (monthsCovered ?? 12) >= 12;
  });
  return new Map(declared.map(({ period, value }) => [period, value!]));
}

interface Pair {
  exporter: TradeSeries;
  importer: TradeSeries;
  common: number[];
}

function pairUp(exporter: TradeSeries, importer: TradeSeries): Pair {
  const theirs = declaredValues(importer);
  return { exporter, importer, common: [...declaredValues(exporter).keys()].filter((period) => theirs.has(period)) };
}

/** Consignment is nearer to what the exporter knows than origin; then the pair with most common periods. */
function preference({ exporter, importer, common }: Pair): number {
  const basis = importer.basis === "consignment" ? 1_000_000 : 0;
  return basis + common.length * 2 + (exporter.dataset === importer.dataset ? 1 : 0);
}

/** The pair of series of one frequency and edition that tells most; or why there is none. */
export function findMirrorGap(series: readonly TradeSeries[]): { gap: MirrorGap } | { reason: string } {
  const own = series.filter(declaredOnly);
  const exporters = own.filter(({ side }) => side === "exporter");
  const importers = own.filter(({ side }) => side === "importer");
  if (exporters.length === 0) return { reason: "not computable: needs the exporter's own declared figures" };
  if (importers.length === 0) return { reason: "not computable: needs the importer's own declared figures" };
  const pairs = exporters.flatMap((exporter) =>
    importers
      .filter((importer) => importer.frequency === exporter.frequency && importer.edition === exporter.edition)
      .map((importer) => pairUp(exporter, importer))
      .filter(({ common }) => common.length > 0),
  );
  const best = pairs.toSorted((left, right) => preference(right) - preference(left))[0];
  if (best === undefined) {
    return {
      reason: "not computable: needs figures of both sides for the same period, in the same frequency and HS edition",
    };
  }
  return { gap: describeGap(best) };
}

function describeGap({ exporter, importer }: Pair): MirrorGap {
  const exported = declaredValues(exporter);
  const imported = declaredValues(importer);
  const periods = [...new Set([...exporter.observations, ...importer.observations].map(({ period }) => period))];
  periods.sort((left, right) => left - right);
  return {
    exporterDataset: exporter.dataset,
    importerDataset: importer.dataset,
    periods: periods.map((period) => formatPeriod(exporter.frequency, period)),
    gaps: periods.map((period) => {
      const [x, m] = [exported.get(period), imported.get(period)];
      return x === undefined || m === undefined ? null : Math.log(x) - Math.log(m);
    }),
    words,
  };
}
