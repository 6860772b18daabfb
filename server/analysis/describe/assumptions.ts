/** What a trace took for granted, in plain sentences; printed with every answer and export. */
import type { TraceRequest } from "#graph-schema/contract/trace.ts";
import { isNarrowedQuestion } from "#graph-schema/narrowed-question.ts";
import type { Windows } from "../figures/figure.ts";
import { datasetOrder } from "../legs/rank-strands.ts";
import type { CountrySelection } from "../selection/select-countries.ts";
import type { TraceWorld } from "../trace-world.ts";
import { haveSameMonths } from "./calendar-months.ts";
import { windowWords } from "./series-of-leg.ts";

const reporterWords: Record<TraceRequest["reporter"], string> = {
  best: "Into a third country the importer's figures are taken, else the exporter's; out of it the exporter's by destination including re-exports, else the importer's by consignment, else the importer's by origin, which shows only goods originating there. Figures compiled or reconciled by a publisher come last and are never called a reporter's own.",
  importer: "Only the importers' own figures are taken.",
  exporter: "Only the exporters' own figures are taken.",
  larger: "Of both reporters' figures the larger is taken, by the window after.",
  smaller: "Of both reporters' figures the smaller is taken, by the window after.",
  reconciled: "Only figures that a publisher reconciled from both reports are taken: neither side's own word.",
};

function windowAssumptions(windows: Windows): string[] {
  const { before, after } = windows;
  const span = `Before is ${windowWords(before)}, after is ${windowWords(after)}, both ends included; values are US dollars a year, the total divided by the covered periods.`;
  const years =
    before.frequency === "year"
      ? [
          "A year is its annual figure where that covers twelve months, else the sum of its twelve months, else unknown.",
        ]
      : ["Windows in months take monthly figures only."];
  const months = haveSameMonths(windows)
    ? []
    : ["The windows hold different calendar months, so that the season may show as a change."];
  return [span, ...years, ...months];
}

function orderAssumption(world: TraceWorld, request: TraceRequest): string {
  const order = datasetOrder(world, request.datasets);
  if (order.length === 0) return "No dataset with figures is held.";
  const named = request.datasets === undefined ? "stored order" : "order of the question; others are left out";
  return `Datasets are never summed; the first that serves is taken (${named}): ${order.join(", ")}.`;
}

function setAssumptions(world: TraceWorld, request: TraceRequest, { expanded }: CountrySelection): string[] {
  const sets = expanded.map((key) => {
    const members = world.facts.countries.find((country) => country.key === key)?.members ?? [];
    return `${key} holds no figures of its own and stands for its members: ${members.join(", ")}; flows between them are left out.`;
  });
  const hubs = request.via === undefined ? "Aggregates are third countries only when named." : undefined;
  return hubs === undefined ? sets : [...sets, hubs];
}

function openAssumption(request: TraceRequest): string {
  return isNarrowedQuestion(request)
    ? "A leg without figures has none under this choice of reporter or datasets; others may report it."
    : "A leg without figures is one that nobody reports in the data held; that is not zero.";
}

export function listAssumptions(
  world: TraceWorld,
  request: TraceRequest,
  windows: Windows,
  countries: CountrySelection,
): string[] {
  const inferred = world.facts.coverage.some(({ origin }) => origin === "inferred");
  return [
    reporterWords[request.reporter],
    "One series is chosen for each leg and question and serves both windows; figures of different HS editions are never summed.",
    orderAssumption(world, request),
    ...windowAssumptions(windows),
    "An absent row counts as zero only inside a dataset's coverage; outside it nothing is known.",
    ...(inferred ? ["Some coverage was inferred from imported files and is marked so."] : []),
    "All values are nominal; other currencies were converted at monthly or annual average rates.",
    `Where a chain mixes valuations, CIF is divided by ${(1 + request.cifRate).toFixed(2)} (c = ${Number((request.cifRate * 100).toFixed(2))} %).`,
    "Importers record the country of origin, exporters the last known destination: goods that an importer books by origin do not show the countries they came through.",
    request.timeOrder
      ? "Chains whose later leg cannot follow the earlier one within the window after are left out."
      : "The order of the legs in time was not asked for.",
    "A bottleneck is a ceiling on the declared value matched, not a shipment; bottlenecks do not add up over chains, hubs or origins.",
    "Chains are sought between countries with declared figures on every leg; open chains with one third country.",
    openAssumption(request),
    ...setAssumptions(world, request, countries),
  ];
}
