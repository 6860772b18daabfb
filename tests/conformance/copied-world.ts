/** A small graph with everything that a copy could lose. */
import type { CoverageBlock, UnallocatedAmount } from "#graph-schema/trade-series.ts";
import type { GraphStore } from "../../server/graph-store/graph-store.ts";
import {
  areas,
  claim,
  country,
  dataset,
  official,
  organization,
  person,
  relate,
  route,
  runImport,
  source,
  type Import,
} from "./small-world.ts";

const chain = { exporter: "CHN", importer: "KGZ" };

const coverage: CoverageBlock = {
  dataset: "source:customs",
  reporter: "KGZ",
  side: "importer",
  flow: "M",
  frequency: "year",
  edition: "2017",
  partners: ["CHN"],
  codes: ["848210"],
  periods: [2021, 2022],
  origin: "inferred",
};

function amount(kind: UnallocatedAmount["kind"], value: number | null, partnerText: string): UnallocatedAmount {
  const cell = { reporter: "KGZ", flow: "M", frequency: "year", edition: "2017", hs: "848210", period: 2022 } as const;
  return { dataset: "source:customs", ...cell, kind, partnerText, value, rows: "figures.csv line 9" };
}

const bank = { ...organization("sber", "Sberbank"), type: "Bank" as const };

const imports: Import[] = [
  {
    contributor: "seeds",
    batch: {
      nodes: [
        source("areas"),
        source("report"),
        ...areas,
        dataset("customs", "Customs (seeds)"),
        person("lavrov", "Sergei Lavrov", { names: { en: "Sergei Lavrov" }, aliases: ["S. Lavrov"] }),
        organization("sber", "Sber"),
        route("CHN", "RUS", "8542"),
        claim("up", "It rose"),
        claim("figures-only", "It fell"),
      ],
      relationships: [
        relate("HOLDS_OFFICE", "person:lavrov", "country:RUS", { properties: { title: "Minister" }, from: "2004" }),
        relate("CONCERNS", "claim:up", "route:CHN>RUS:8542"),
      ],
      coverage: [{ ...coverage, origin: "declared", periods: [2020] }],
      unallocated: [amount("world", 7, "World")],
    },
    cells: [
      { ...chain, dataset: "source:customs", period: 2020, value: 1 },
      { ...chain, dataset: "source:customs", period: 2021, value: 2, reportedUnit: "USD" },
    ],
    fileName: "seeds, first part.csv",
  },
  {
    contributor: "source:customs",
    batch: {
      nodes: [dataset("customs", "Customs"), country("KGZ", "Kyrgyz Republic", { iso3: "KGZ" })],
      coverage: [coverage],
      unallocated: [
        amount("areas-nes", null, "Areas, nes"),
        amount("bunkers", 3, "Bunkers"),
        amount("world", 9, "World"),
      ],
    },
    cells: [
      { ...chain, period: 2021, value: 200, reportedValue: null, reportedUnit: "EUR" },
      // Summed from fourteen lines, of which twelve are kept.
      ...Array.from({ length: 14 }, (_, i) => ({
        ...chain,
        period: 2022,
        value: 10 + i,
        reportedValue: 9 + i,
        reportedUnit: "EUR",
        kilograms: i / 3,
        status: "estimated" as const,
        monthsCovered: 6,
        breakdown: 2,
        line: 100 + i,
      })),
      { exporter: "KGZ", importer: "RUS", hs: "8542", frequency: "month", period: 2022 * 12 + 4, value: null },
      { exporter: "CHN", importer: "RUS", hs: "8542", period: 2022, value: 5, kilograms: 0.1 },
    ],
  },
  {
    contributor: "source:customs",
    cells: [{ ...chain, period: 2023, value: 1e-7, reportedUnit: "EUR", kilograms: 4 }],
    fileName: "later.csv",
  },
  {
    contributor: "source:officials",
    batch: {
      nodes: [dataset("officials"), bank, official("lavrov", "Sergey Lavrov", { aliases: ["Лавров", "S. Lavrov"] })],
      relationships: [
        relate("HOLDS_OFFICE", "person:lavrov", "country:RUS", {
          properties: { title: "Minister" },
          from: "2004",
          to: "..",
        }),
        // A route that only figures of somebody else have made.
        relate("CONCERNS", "claim:figures-only", "route:KGZ>RUS:8542"),
      ],
    },
  },
  {
    contributor: "source:people",
    batch: {
      nodes: [
        dataset("people"),
        person("lavrov", "LAVROV, Sergey", { description: "diplomat" }),
        organization("mfa", "MFA"),
      ],
      relationships: [
        relate("EMPLOYED_BY", "person:lavrov", "organization:mfa"),
        // Accepted while somebody said that Sber is a bank.
        relate("FINANCES", "organization:sber", "route:CHN>RUS:8542"),
      ],
    },
  },
  { contributor: "source:later", batch: { nodes: [dataset("later")] } },
  // Each of the two speaks of nodes of the other.
  {
    contributor: "source:officials",
    batch: { relationships: [relate("EMPLOYED_BY", "person:lavrov", "organization:mfa", { from: "2001" })] },
  },
];

/** Two datasets were taken back in between, so that the store holds traces of an order of imports. */
export async function fillCopiedWorld(store: GraphStore): Promise<void> {
  for (const one of imports) {
    const { rejections } = await runImport(store, one);
    if (rejections.length > 0) throw new Error(JSON.stringify(rejections));
  }
  await store.removeDataset("source:later");
  await runImport(store, {
    contributor: "source:later",
    batch: { nodes: [dataset("later"), organization("sber", "СБЕР")] },
  });
  await store.saveDocument(
    { kind: "view", id: "a b/ü", body: { nodes: ["country:CHN"], deep: [null, 1.5] } },
    "absent",
  );
  await store.saveDocument({ kind: "query", id: "q", body: "text" }, "absent");
  await store.writeNote("seeds", '{"selection":"story"}');
}

/** Those whose removal shows most: figures over the seeds', and statements over those of others. */
export const copiedDatasets = ["source:customs", "source:officials"];
