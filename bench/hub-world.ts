/** The synthetic world with three countries more, whose routes are known in number: ten, a thousand, and half of all. */
import { generateTrade, type SyntheticRoute, type SyntheticWorld } from "./generate-trade.ts";

const countries = 230;

export interface HubWorld extends SyntheticWorld {
  /** Keys of exporters with 10, 1,000 and half of all routes; nothing comes to them. */
  ten: string;
  thousand: string;
  hub: string;
  hubDegree: number;
}

/** The first `count` pairs of an importer and a code; a code to each importer, then the next code. */
function routesFrom(exporter: number, count: number): SyntheticRoute[] {
  return Array.from({ length: count }, (_, at) => ({
    exporter,
    importer: at % countries,
    code: Math.floor(at / countries),
    bothSides: at % 2 === 0,
  }));
}

const fewest = 20_000;
const most = 2_000_000;

/** From 20,000 to 2 million routes, since the hub's own have to differ. */
export function generateHubWorld(routeCount: number, seed: number): HubWorld {
  if (!(routeCount >= fewest && routeCount <= most))
    throw new RangeError(`From ${fewest} to ${most} routes, not ${routeCount}`);
  const hubDegree = Math.floor(routeCount / 2);
  const world = generateTrade(routeCount - hubDegree - 1010, seed, countries);
  const [ten, thousand, hub] = ["X010", "X1000", "XHUB"] as const;
  const own = [10, 1000, hubDegree].flatMap((count, at) => routesFrom(countries + at, count));
  const keys = [...world.countries, ten, thousand, hub];
  return { ...world, countries: keys, routes: [...world.routes, ...own], ten, thousand, hub, hubDegree };
}
