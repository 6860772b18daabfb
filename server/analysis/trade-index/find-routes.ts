/** Look-ups in the sorted routes. −1 or an empty range where there is none; nothing here allocates. */
import type { TradeColumns } from "./trade-index.ts";

/** The route of a code from one country to another, or −1. */
export function findRoute(columns: TradeColumns, code: number, exporter: number, importer: number): number {
  const { codeRoutes, routeExporter, routeImporter } = columns;
  let low = codeRoutes[code]!;
  let high = codeRoutes[code + 1]!;
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const before =
      routeExporter[middle]! < exporter || (exporter === routeExporter[middle]! && routeImporter[middle]! < importer);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low < end && routeExporter[low] === exporter && routeImporter[low] === importer ? low : -1;
}

/** The first route of a code whose exporter is `exporter` or a later one. */
export function firstRouteFrom(columns: TradeColumns, code: number, exporter: number): number {
  const { codeRoutes, routeExporter } = columns;
  let low = codeRoutes[code]!;
  let high = codeRoutes[code + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (routeExporter[middle]! < exporter) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in `byImporter` of a code whose importer is `importer` or a later one. */
export function firstPlaceInto(columns: TradeColumns, code: number, importer: number): number {
  const { codeRoutes, routeImporter, byImporter } = columns;
  let low = codeRoutes[code]!;
  let high = codeRoutes[code + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (routeImporter[byImporter[middle]!]! < importer) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sets `found[importer]` for every country that `exporter` sends the code to. */
export function markPartnersFrom(columns: TradeColumns, code: number, exporter: number, found: Uint8Array): void {
  const end = columns.codeRoutes[code + 1]!;
  for (let route = firstRouteFrom(columns, code, exporter); route < end; route += 1) {
    if (columns.routeExporter[route] !== exporter) return;
    found[columns.routeImporter[route]!] = 1;
  }
}

/** Sets `found[exporter]` for every country that sends the code to `importer`. */
export function markPartnersInto(columns: TradeColumns, code: number, importer: number, found: Uint8Array): void {
  const end = columns.codeRoutes[code + 1]!;
  for (let place = firstPlaceInto(columns, code, importer); place < end; place += 1) {
    const route = columns.byImporter[place]!;
    if (columns.routeImporter[route] !== importer) return;
    found[columns.routeExporter[route]!] = 1;
  }
}
