/** Chains as the contract shows them. */
import type { Bottleneck, Chain, OpenChain } from "#graph-schema/contract/trace.ts";
import type { HsLevel } from "#graph-schema/hs-code.ts";
import type { ChainReading, Minimum } from "../chains/chain-reading.ts";
import type { OpenChainRank, RankedChain } from "../chains/find-chains.ts";
import { findFamily, type CodeFamily } from "../legs/code-family.ts";
import type { LegReader } from "../legs/leg-reader.ts";
import type { TraceWorld } from "../trace-world.ts";
import { describeLeg, describeUnreported } from "./describe-leg.ts";
import { nullable } from "./describe-window.ts";
import { describeChange } from "./growth.ts";
import { jumpsOfLeg } from "./jumps.ts";

function describeMinimum(reading: ChainReading, minimum: Minimum, coarse: boolean): Bottleneck {
  const change = describeChange(minimum.before, minimum.after, reading.spliced ? undefined : reading.reason);
  const reason = reading.reason ?? change.reason;
  return {
    before: nullable(minimum.before),
    after: nullable(minimum.after),
    change: change.change,
    growth: change.growth,
    ...(reason === undefined ? {} : { reason }),
    coarse,
    partial: reading.partial,
    ceiling: !minimum.restsOnIncomplete,
    valuation: reading.valuation,
    limitingLeg: minimum.limitingLeg < 0 ? null : minimum.limitingLeg,
  };
}

/** Subheadings of HS 2022 at or below the code; 1 where none is known. */
function countSubheadings({ isNomenclature }: TraceWorld, { code, end }: CodeFamily): number {
  let count = 0;
  for (let member = code; member < end; member += 1) count += isNomenclature[member]!;
  return Math.max(1, count);
}

/** Jumps on all goods, each with the leg that it stands on. */
function jumpFlags(reader: LegReader, { legs }: ChainReading, family: CodeFamily): string[] {
  const { countries } = reader.world;
  return legs.flatMap((leg) => {
    const route = `${countries.texts[leg.exporter]} → ${countries.texts[leg.importer]}`;
    return jumpsOfLeg(reader, family, leg).map((jump) => `${route}: ${jump}`);
  });
}

function flagsOf(reader: LegReader, reading: ChainReading, family: CodeFamily, cifRate: number): string[] {
  const flags: string[] = [];
  if (family.level === 0) flags.push("not matched by product", ...jumpFlags(reader, reading, family));
  if (reading.valuation === "mixed") {
    flags.push(`valuations differ: CIF legs were divided by ${(1 + cifRate).toFixed(2)}`);
  }
  if (reading.coarse === undefined && family.level !== 6 && family.level !== 0) {
    flags.push(`matched at ${family.level === 4 ? "the heading" : "the chapter"} itself, not product by product`);
  }
  if (reading.minimum.restsOnIncomplete) {
    flags.push("rests on a figure built from an incomplete set of sub-codes: not a ceiling");
  }
  if (reading.spliced) flags.push("rests on a spliced figure: not ranked by change");
  if (reading.codes.failedTimeOrder > 0) {
    flags.push(`${reading.codes.failedTimeOrder} codes left the sum: their later leg cannot follow the earlier one`);
  }
  return flags;
}

export function describeChain(reader: LegReader, chain: RankedChain, cifRate: number): Chain {
  const { world } = reader;
  const { reading } = chain;
  const family = findFamily(world, chain.code);
  const isFiner = reading.coarse !== undefined;
  const level = reading.level as HsLevel;
  return {
    countries: chain.countries.map((country) => world.countries.texts[country]!),
    commodity: world.codes.texts[chain.code]!,
    level,
    legs: reading.legs.map((leg) => describeLeg(reader, family, leg, { withBelow: isFiner })),
    bottleneck: describeMinimum(reading, reading.minimum, level !== 6),
    coarseBottleneck: reading.coarse === undefined ? null : describeMinimum(reading, reading.coarse, true),
    codes: { ...reading.codes, selected: countSubheadings(world, family) },
    matchedByProduct: family.level !== 0,
    flags: flagsOf(reader, reading, family, cifRate),
  };
}

export function describeOpenChain(reader: LegReader, open: OpenChainRank): OpenChain {
  const { world } = reader;
  const family = findFamily(world, open.code);
  const legs = open.countries.slice(1).map((importer, at) => {
    const exporter = open.countries[at]!;
    const leg = reader.read(family, { exporter, importer }, at === 0 ? "into-hub" : "out-of-hub");
    return leg === undefined
      ? describeUnreported(reader, family, exporter, importer)
      : describeLeg(reader, family, leg, { withBelow: false });
  });
  return {
    countries: open.countries.map((country) => world.countries.texts[country]!),
    commodity: world.codes.texts[open.code]!,
    legs,
  };
}
