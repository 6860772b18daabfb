import { latestYearValue, routeRank } from "../../rank.ts";
import type { Database } from "../database/database.ts";
import type { SeriesCells } from "../packing/series-cells.ts";
import { unpackCells } from "../packing/unpack-cells.ts";
import type { RouteRow } from "../reading/element-keys.ts";
import { layerSeries } from "../reading/layer-series.ts";
import type { SeriesKind } from "../../series-block.ts";
import type { Changes } from "./changes.ts";

/** One stored series of a route in one layer. */
export interface SeriesState {
  kindKey: number;
  kind: SeriesKind;
  layer: number;
  unit: number;
  packed: Uint8Array;
  /** Unpacked, where somebody needed them. */
  cells?: SeriesCells;
}

/** What readers see of a route's series. */
export interface RouteSummary {
  rank: number;
  /** For each dataset: series and observations, seeds and imports merged. */
  datasets: Map<string, { series: number; observations: number }>;
}

const storedSeries = "SELECT kind AS kindKey, layer, unit, cells AS packed FROM series WHERE route = ?";

/** All series of one route while a commit or removal changes them; the database is written by the caller. */
export class RouteSeries {
  readonly routeKey: number | undefined;
  readonly #states: SeriesState[];
  readonly #degree: number;

  /** Without a row: a route that does not exist yet. */
  constructor(database: Database, kinds: ReadonlyMap<number, SeriesKind>, route: RouteRow | undefined) {
    const rows = route ? database.all<Omit<SeriesState, "kind" | "cells">>(storedSeries, route.key) : [];
    this.#states = rows.map((row) => ({ ...row, kind: kinds.get(row.kindKey)! }));
    this.routeKey = route?.key;
    this.#degree = route?.degree ?? 0;
  }

  get states(): readonly SeriesState[] {
    return this.#states;
  }

  find(kindKey: number, layer: number): SeriesState | undefined {
    return this.#states.find((state) => state.kindKey === kindKey && state.layer === layer);
  }

  put(state: SeriesState): SeriesState {
    this.remove(state);
    this.#states.push(state);
    return state;
  }

  remove({ kindKey, layer }: Pick<SeriesState, "kindKey" | "layer">): void {
    const index = this.#states.findIndex((state) => state.kindKey === kindKey && state.layer === layer);
    if (index >= 0) this.#states.splice(index, 1);
  }

  summarise(): RouteSummary {
    const rows = this.#states
      .toSorted((a, b) => a.kindKey - b.kindKey || a.layer - b.layer)
      .map((state) => ({ kind: state.kindKey, layer: state.layer, unit: state.unit, state }));
    const series = layerSeries(rows, ({ state }) => (state.cells ??= unpackCells(state.packed)));
    const datasets: RouteSummary["datasets"] = new Map();
    let latest = 0;
    for (const { row, cells } of series) {
      const { dataset, frequency } = row.state.kind;
      const counts = datasets.get(dataset) ?? { series: 0, observations: 0 };
      counts.series++;
      counts.observations += cells.period.length;
      datasets.set(dataset, counts);
      latest = Math.max(latest, latestYearValue(frequency, cells.period, cells.value));
    }
    return { rank: routeRank(this.#degree, latest), datasets };
  }

  countDifference(changes: Changes, before: RouteSummary, after: RouteSummary): void {
    for (const dataset of new Set([...before.datasets.keys(), ...after.datasets.keys()])) {
      const old = before.datasets.get(dataset);
      const now = after.datasets.get(dataset);
      changes.tally("dataset-series", dataset, (now?.series ?? 0) - (old?.series ?? 0));
      changes.tally("dataset-observations", dataset, (now?.observations ?? 0) - (old?.observations ?? 0));
      if (Boolean(old) === Boolean(now)) continue;
      changes.tally("dataset-routes", dataset, now ? 1 : -1);
      changes.recounted.add(dataset);
    }
  }
}
