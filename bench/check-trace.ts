/** What a trace over the synthetic world must answer, computed from the generator alone. */
import type { Chain } from "#graph-schema/contract/trace.ts";
import { valueOf, type SyntheticRoute, type SyntheticWorld } from "./generate-trade.ts";

export interface ExpectedChain {
  path: string;
  change: number;
}

const freight = 1.06;

interface Leg {
  before: number;
  after: number;
  isCif: boolean;
  /** Years of the after window with goods, in order. */
  positive: number[];
}

/** 2016–2019 against 2020–2023. */
function readLeg(world: SyntheticWorld, route: SyntheticRoute, side: "exporter" | "importer"): Leg {
  const values = (first: number) => [0, 1, 2, 3].map((at) => valueOf(world, route, first + at, side));
  const mean = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const after = values(2020);
  const positive = after.flatMap((figure, at) => (figure > 0 ? [2020 + at] : []));
  return { before: mean(values(2016)), after: mean(after), isCif: side === "importer", positive };
}

/** Into the hub the importer's figures; out of it the exporter's where it declares, else the importer's. */
export function expectChains(
  world: SyntheticWorld,
  origin: number,
  destination: number,
  code?: number,
): ExpectedChain[] {
  const key = (own: SyntheticRoute, hub: number) => own.code * 1000 + hub;
  const chosen = code === undefined ? world.routes : world.routes.filter((route) => route.code === code);
  const into = new Map(
    chosen.filter(({ exporter }) => exporter === origin).map((own) => [key(own, own.importer), own]),
  );
  const onward = chosen.filter(({ exporter, importer }) => importer === destination && exporter !== origin);
  return onward.flatMap((route) => {
    const first = into.get(key(route, route.exporter));
    if (first === undefined) return [];
    const legs = [readLeg(world, first, "importer"), readLeg(world, route, route.bothSides ? "exporter" : "importer")];
    const [left, right] = legs as [Leg, Leg];
    if (left.positive.length === 0 || right.positive.length === 0 || left.positive[0]! > right.positive.at(-1)!)
      return [];
    const divisor = ({ isCif }: Leg) => (isCif && left.isCif !== right.isCif ? freight : 1);
    const least = (window: "before" | "after") => Math.min(...legs.map((leg) => leg[window] / divisor(leg)));
    const path = [origin, route.exporter, destination].map((country) => world.countries[country]).join(">");
    return [{ path: `${path}:${world.codes[route.code]}`, change: least("after") - least("before") }];
  });
}

/** Throws where the answer's first chains or their number are not the expected ones. */
export function checkChains(answer: { chains: Chain[]; total: number }, expected: readonly ExpectedChain[]): void {
  if (answer.total !== expected.length) throw new Error(`${answer.total} chains found, ${expected.length} expected`);
  const wanted = new Map(expected.map(({ path, change }) => [path, change]));
  const floor = expected.map(({ change }) => change).toSorted((left, right) => right - left)[answer.chains.length - 1];
  for (const { countries, commodity, bottleneck } of answer.chains) {
    const path = `${countries.join(">")}:${commodity}`;
    const change = wanted.get(path);
    if (change === undefined || Math.abs(change - bottleneck.change!) > 1e-6)
      throw new Error(`${path}: ${bottleneck.change}`);
    if (floor !== undefined && change < floor - 1e-6) throw new Error(`${path} does not belong to the first chains`);
  }
}
