/**
 * Answers a trace from the index and the facts of the graph: chains, open chains, claims-only chains and the direct
 * flow. What only the store holds (evidence nodes, unallocated amounts, rows) is added by the engine.
 */
import type { ClaimChain, DirectFlow, TraceRequest, TraceResponse } from "#graph-schema/contract/trace.ts";
import { traceNotice } from "#graph-schema/contract/trace.ts";
import { parseWindow } from "#graph-schema/trade-period.ts";
import { findClaimChains, type ClaimedChain } from "./chains/claim-chains.ts";
import { findChains, type FoundChains } from "./chains/find-chains.ts";
import { SearchControl, type SearchLimits } from "./chains/search-control.ts";
import { listAssumptions } from "./describe/assumptions.ts";
import { describeChain, describeOpenChain } from "./describe/describe-chain.ts";
import { describeLeg, describeUnreported } from "./describe/describe-leg.ts";
import { caveatsOnLeg } from "./describe/statements.ts";
import type { Windows } from "./figures/figure.ts";
import { findFamily } from "./legs/code-family.ts";
import { LegReader } from "./legs/leg-reader.ts";
import type { LegRole } from "./legs/rank-strands.ts";
import { RequestFaultError } from "./selection/request-fault.ts";
import { selectCodes, type CodeSelection } from "./selection/select-codes.ts";
import { selectCountries, type CountrySelection } from "./selection/select-countries.ts";
import type { TraceWorld } from "./trace-world.ts";

export type TraceAnswer = Omit<TraceResponse, "evidenceNodes" | "unallocated">;

interface Trace {
  world: TraceWorld;
  request: TraceRequest;
  windows: Windows;
  reader: LegReader;
  countries: CountrySelection;
  codes: CodeSelection;
}

/** Throws a RequestFaultError for a dataset that the graph does not hold. */
export function checkDatasets({ facts }: TraceWorld, datasets: readonly string[] | undefined): void {
  const at = (datasets ?? []).findIndex((id) => !facts.datasets.some((dataset) => dataset.id === id));
  if (at < 0) return;
  throw new RequestFaultError("unknown-reference", `datasets.${at}`, `there is no dataset ${datasets![at]}`);
}

function prepare(world: TraceWorld, request: TraceRequest): Trace {
  const windows = { before: parseWindow(request.before)!, after: parseWindow(request.after)! };
  checkDatasets(world, request.datasets);
  return {
    world,
    request,
    windows,
    reader: new LegReader(world, { ...request, windows }),
    countries: selectCountries(world, request),
    codes: selectCodes(world, request.commodities, request.detail),
  };
}

/** A leg of a chain or a direct flow by country keys; unreported where nothing is known in either window. */
function describeBetween({ reader, world }: Trace, exporter: number, importer: number, code: number, role: LegRole) {
  const family = findFamily(world, code);
  const reading = reader.read(family, { exporter, importer }, role);
  return reading === undefined
    ? describeUnreported(reader, family, exporter, importer)
    : describeLeg(reader, family, reading, { withBelow: false });
}

function describeClaimChain(trace: Trace, { countries, hs, routes }: ClaimedChain): ClaimChain {
  const { world, windows } = trace;
  const legs = routes.map(({ exporter, importer, claims }, at) => {
    const role = at === 0 ? "into-hub" : "out-of-hub";
    const [from, to] = [exporter, importer].map((key) => world.countries.find(key));
    const code = world.codes.find(hs);
    const leg = code < 0 ? undefined : describeBetween(trace, from!, to!, code, role);
    const figures = leg === undefined || leg.reporter === null ? null : leg;
    const datasets = figures === null ? [] : [figures.dataset];
    return {
      exporter,
      importer,
      claims: [...claims],
      figures,
      evidence: [...datasets, ...claims],
      caveats: figures?.caveats ?? caveatsOnLeg(world, windows, { exporter, importer, hs, datasets, sides: [] }),
    };
  });
  return { countries: [...countries], commodity: hs, legs };
}

/** Direct flows of the codes that the user named and of those in the answer's chains; the rest would drown them. */
function describeDirect(trace: Trace, found: FoundChains): DirectFlow[] {
  const { world, codes, countries } = trace;
  const shown = new Set([...codes.named].filter((code) => codes.codes.includes(code)));
  for (const { code } of [...found.chains, ...found.open]) shown.add(code);
  return [...shown]
    .toSorted((left, right) => left - right)
    .flatMap((code) =>
      countries.origins.flatMap((origin) =>
        countries.destinations
          .filter((destination) => countries.areDisjoint(origin, destination))
          .map((destination) => ({
            origin: world.countries.texts[origin]!,
            destination: world.countries.texts[destination]!,
            commodity: world.codes.texts[code]!,
            leg: describeBetween(trace, origin, destination, code, "direct"),
          })),
      ),
    );
}

function search(trace: Trace, control: SearchControl): FoundChains {
  const { reader, request, countries, codes } = trace;
  const { maximumIntermediaries, cifRate, timeOrder, limit } = request;
  const minimumValue = request.minimumValue ?? 0;
  const question = { countries, codes: codes.codes, maximumIntermediaries, cifRate, timeOrder, limit, minimumValue };
  return findChains(reader, question, control);
}

/** Throws a RequestFaultError for what the request names wrongly and a SearchCancelledError when cancelled. */
export function traceChains(
  world: TraceWorld,
  request: TraceRequest,
  clock: Pick<SearchLimits, "now" | "isCancelled">,
  budget: Pick<SearchLimits, "chains" | "milliseconds">,
): TraceAnswer {
  const trace = prepare(world, request);
  const control = new SearchControl({ ...clock, ...budget });
  const found = search(trace, control);
  const claimed = findClaimChains({ world, ...request, countries: trace.countries }, trace.codes.codes);
  return {
    completeness:
      control.stopped === undefined ? { status: "complete" } : { status: "stopped", reason: control.stopped },
    dataVersion: world.facts.dataVersion,
    assumptions: listAssumptions(world, request, trace.windows, trace.countries),
    notice: traceNotice,
    selection: trace.codes.report,
    chains: found.chains.map((chain) => describeChain(trace.reader, chain, request.cifRate)),
    total: found.total,
    leftOutByTimeOrder: found.leftOutByTimeOrder,
    claimChains: claimed.map((chain) => describeClaimChain(trace, chain)),
    openChains: found.open.map((open) => describeOpenChain(trace.reader, open)),
    openTotal: found.openTotal,
    direct: describeDirect(trace, found),
  };
}
