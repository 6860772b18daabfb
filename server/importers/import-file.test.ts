import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ImportOptions, ImportProgress } from "#graph-schema/contract/import.ts";
import { comtradeCsv, type ComtradeRow } from "../../tests/fixtures/comtrade-csv.ts";
import type { GraphStore } from "../graph-store/graph-store.ts";
import { openGraphStore } from "../graph-store/open-graph-store.ts";
import { importFile, type ImportResult } from "./import-file.ts";
import { RejectionLog } from "./rejection-log.ts";

let folder = "";
let store: GraphStore;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-import-"));
  store = await openGraphStore(`sqlite:${join(folder, "store")}`);
});
afterEach(async () => {
  for (const { id } of await store.listDatasets()) await store.removeDataset(id);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface More {
  options?: ImportOptions;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

async function importText(text: string, more: More = {}): Promise<ImportResult> {
  const path = join(folder, "spool");
  writeFileSync(path, text);
  const rejections = new RejectionLog(join(folder, "rejections"));
  try {
    const { options = {}, onProgress = () => undefined, signal } = more;
    return await importFile({ store, path, fileName: "bearings.csv", options, rejections, onProgress, signal });
  } finally {
    await rejections.remove();
  }
}

const rows: ComtradeRow[] = [
  { period: 2022, primaryValue: 100, cmdDesc: "Ball or roller bearings" },
  { period: 2023, primaryValue: 300 },
  { period: 2023, primaryValue: 200, cmdCode: "848210" },
  { period: 2023, primaryValue: 350, partnerCode: 0 },
];
const route = { exporter: "CHN", importer: "KGZ", hs: "8482" };

async function succeed(text: string, more?: More) {
  const result = await importText(text, more);
  if (result.status === "failed") throw new Error(result.failure);
  return result;
}

describe("importFile", () => {
  it("brings series, coverage, unallocated amounts and the nodes that they hang on", async () => {
    const { report } = await succeed(comtradeCsv(rows));
    expect(report).toMatchObject({ read: 4, accepted: 4, rejected: 0, unallocated: 1, coverage: "inferred" });
    const [series] = await store.readSeries(route);
    expect(series?.observations.map(({ value, rows: place }) => ({ value, place }))).toEqual([
      { value: 100, place: "bearings.csv line 2" },
      { value: 300, place: "bearings.csv line 3" },
    ]);
    expect(await store.readCoverage()).toMatchObject([{ reporter: "KGZ" }, { reporter: "KGZ" }]);
    expect(await store.readUnallocated({ reporters: ["KGZ"] })).toMatchObject([{ kind: "world", value: 350 }]);
    const ids = ["country:KGZ", "commodity:848210", "commodity:84", "source:un-comtrade"];
    expect((await store.readNodes(ids)).map(({ id }) => id)).toEqual(ids);
    const [commodity] = await store.readNodes(["commodity:8482"]);
    expect(commodity?.properties["names"]).toEqual({ en: "Ball or roller bearings" });
  });

  it("changes nothing the second time, and the data version stays", async () => {
    const first = await succeed(comtradeCsv(rows));
    const second = await succeed(comtradeCsv(rows));
    expect(second.report.changed).toBe(0);
    expect(second.report.unchanged).toBe(first.report.changed);
    expect(second.dataVersion).toBe(first.dataVersion);
    expect(await store.dataVersion()).toBe(first.dataVersion);
  });

  it("takes the total where there is one, else the sum of the breakdown", async () => {
    await succeed(
      comtradeCsv([
        { period: 2022, customsCode: "C01", primaryValue: 30 },
        { period: 2022, customsCode: "C04", primaryValue: 12 },
        { period: 2023, customsCode: "C01", primaryValue: 30 },
        { period: 2023, primaryValue: 50 },
      ]),
    );
    const [series] = await store.readSeries(route);
    expect(series?.observations.map(({ value, rows: place }) => [value, place])).toEqual([
      [42, "bearings.csv lines 2, 3"],
      [50, "bearings.csv line 5"],
    ]);
  });

  it("rejects two rows of one cell that differ", async () => {
    const { report } = await succeed(comtradeCsv([{ primaryValue: 1 }, { primaryValue: 2 }, { period: 2022 }]));
    expect(report.rejected).toBeGreaterThan(0);
    expect(report.accepted + report.rejected).toBe(3);
    expect(report.rejections[0]?.reason).not.toBe("");
  });

  it("brings an area of the past as a country of its own", async () => {
    await succeed(comtradeCsv([{ period: 1990, classificationCode: "H0", partnerCode: 810 }]));
    expect(await store.readNodes(["country:SUN"])).toMatchObject([{ type: "Country", label: "USSR (...1990)" }]);
  });

  it("imports into the dataset that the user names, and that can be removed again", async () => {
    const { report } = await succeed(comtradeCsv(rows), { options: { dataset: "source:my-customs" } });
    expect(report.dataset).toBe("source:my-customs");
    expect((await store.readSeries(route))[0]?.dataset).toBe("source:my-customs");
    expect(await store.removeDataset("source:my-customs")).toMatchObject({ removed: { observations: 3 } });
    expect(await store.readSeries(route)).toEqual([]);
    expect(await store.readCoverage()).toEqual([]);
  });

  it("is all or nothing when strict, and reports every rejection", async () => {
    const before = await store.dataVersion();
    const text = comtradeCsv([...rows, { primaryValue: "" }, { cmdCode: "x" }]);
    const result = await importText(text, { options: { strict: true } });
    expect(result).toMatchObject({ status: "failed", report: { rejected: 2, accepted: 0, changed: 0 } });
    expect(result.status === "failed" && result.failure).toContain("line 6: primaryValue is empty");
    expect(await store.readSeries(route)).toEqual([]);
    expect(await store.dataVersion()).toBe(before);
  });

  it.each([
    ["a file of another kind", "a,b\n1,2\n", /Line 1 is not a header/],
    ["a binary file", "a,b\n1,\0\n", /Line 2 holds a NUL byte/],
    ["a cut-off file", `${comtradeCsv(rows)}C,A`, /Line 6: the file ends in the middle/],
  ])("fails for %s and changes nothing", async (_name, text, message) => {
    const before = await store.dataVersion();
    const result = await importText(text);
    expect(result).toMatchObject({ status: "failed", report: null });
    expect(result.status === "failed" && result.failure).toMatch(message);
    expect(await store.dataVersion()).toBe(before);
    expect(await store.listDatasets()).toEqual([]);
  });

  it("changes nothing where no row is accepted", async () => {
    const before = await store.dataVersion();
    const { report, dataVersion } = await succeed(comtradeCsv([{ primaryValue: "" }, { cmdCode: "x" }]));
    expect(report).toMatchObject({ read: 2, accepted: 0, changed: 0, rejected: 2 });
    expect(report.notes[0]).toContain("nothing was imported");
    expect(dataVersion).toBe(before);
    expect(await store.listDatasets()).toEqual([]);
  });

  it("leaves a source and another publisher's dataset what they are", async () => {
    const unknown = { url: null, published: null, retrieved: null, licence: null, commercialUse: null };
    const properties = { ...unknown, title: "Statistics", publisher: "Another office" };
    const session = await store.openImport({ contributor: "source:office" });
    await session.stage({
      nodes: [
        { id: "source:article", type: "Source", label: "An article", properties, evidence: ["source:article"] },
        {
          id: "source:office",
          type: "Dataset",
          label: "Office",
          properties: { ...properties, edition: null, coverage: null },
          evidence: ["source:office"],
        },
      ],
    });
    await session.commit();
    for (const dataset of ["source:article", "source:office"]) {
      const result = await importText(comtradeCsv(rows), { options: { dataset } });
      expect(result).toMatchObject({ status: "failed", report: null });
      expect(result.status === "failed" && result.failure).toContain(dataset);
    }
    expect(await store.readSeries(route)).toEqual([]);
  });

  it("tells of its progress, phase by phase", async () => {
    const phases: string[] = [];
    await succeed(comtradeCsv(rows), {
      onProgress: ({ phase, bytesRead, bytesTotal }) => {
        if (phases.at(-1) !== phase) phases.push(phase);
        expect(bytesRead).toBeLessThanOrEqual(bytesTotal ?? 0);
      },
    });
    expect(phases).toEqual(["reading", "checking", "committing"]);
  });

  it("stops when aborted and leaves nothing", async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => ({
      period: 1990 + (index % 30),
      cmdCode: String(840_000 + (index % 9000)),
    }));
    const controller = new AbortController();
    const reason = new Error("cancelled");
    const importing = importText(comtradeCsv(many), {
      signal: controller.signal,
      onProgress: ({ rowsRead }) => {
        if (rowsRead > 0) controller.abort(reason);
      },
    });
    await expect(importing).rejects.toBe(reason);
    expect(await store.listDatasets()).toEqual([]);
    expect(existsSync(join(folder, "rejections"))).toBe(false);
    await succeed(comtradeCsv(rows));
  });
});
