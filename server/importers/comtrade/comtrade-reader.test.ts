import { describe, expect, it } from "vitest";
import { comtradeCsv, comtradeHeader, comtradeLine, type ComtradeRow } from "../../../tests/fixtures/comtrade-csv.ts";
import { readText, type ReadCell } from "../../../tests/fixtures/read-rows.ts";

const read = (rows: readonly ComtradeRow[]) => readText(comtradeCsv(rows));

async function readOne(row: ComtradeRow): Promise<ReadCell> {
  const { cells, rejections } = await read([row]);
  expect(rejections).toEqual([]);
  expect(cells).toHaveLength(1);
  return cells[0]!;
}

describe("UN Comtrade rows", () => {
  it("become cells of a route with the whole key of their series", async () => {
    const cell = await readOne({ primaryValue: "1234.5", cifvalue: "1234.5", netWgt: 77, cmdDesc: "Bearings" });
    expect(cell).toEqual({
      exporter: "CHN",
      importer: "KGZ",
      hs: "8482",
      dataset: "source:un-comtrade",
      side: "importer",
      flow: "M",
      frequency: "year",
      edition: "2022",
      valuation: "CIF",
      basis: "origin",
      reportedUnit: "USD",
      periodText: "2023",
      value: 1234.5,
      reportedValue: 1234.5,
      kilograms: 77,
      status: "declared",
      kilogramsEstimated: false,
      monthsCovered: 0,
      line: 2,
      breakdown: 0,
    });
  });

  it.each([
    ["X", "exporter", "KGZ", "CHN", "FOB", "lastKnownDestination"],
    ["RX", "exporter", "KGZ", "CHN", "FOB", "lastKnownDestination"],
    ["DX", "exporter", "KGZ", "CHN", "FOB", "lastKnownDestination"],
    ["M", "importer", "CHN", "KGZ", "CIF", "origin"],
    ["RM", "importer", "CHN", "KGZ", "CIF", "origin"],
    ["FM", "importer", "CHN", "KGZ", "CIF", "origin"],
  ])("of flow %s are told by the %s", async (flowCode, side, exporter, importer, valuation, basis) => {
    expect(await readOne({ flowCode })).toMatchObject({ flow: flowCode, side, exporter, importer, valuation, basis });
  });

  it.each([
    ["490", "TWN"],
    ["251", "FRA"],
    ["842", "USA"],
    ["699", "IND"],
    ["579", "NOR"],
    ["757", "CHE"],
    ["344", "HKG"],
    ["446", "MAC"],
    ["97", "EU27"],
    ["004", "AFG"],
    ["891", "SCG"],
    ["810", "SUN"],
    ["736", "X736"],
    ["729", "SDN"],
  ])("of partner %s belong to %s", async (partnerCode, key) => {
    expect((await readOne({ partnerCode })).exporter).toBe(key);
  });

  it.each([
    ["70320", "070320"],
    ["8482", "8482"],
    ["848210", "848210"],
    ["7", "07"],
    ["703", "0703"],
    ["TOTAL", "TOTAL"],
  ])("of code %s are of %s", async (cmdCode, hs) => {
    expect((await readOne({ cmdCode })).hs).toBe(hs);
  });

  it("of months have months", async () => {
    const cell = await readOne({ freqCode: "M", period: 202_305, refMonth: 5 });
    expect(cell).toMatchObject({ frequency: "month", periodText: "2023-05" });
  });

  it("take 0 kilograms as missing, and flags of estimated quantities as such", async () => {
    expect(await readOne({ netWgt: "0.0", isNetWgtEstimated: "True" })).toMatchObject({ kilograms: null });
    expect(await readOne({ netWgt: "5", legacyEstimationFlag: 6 })).toMatchObject({
      kilogramsEstimated: true,
      status: "declared",
    });
  });

  it("that UNSD summed stay declared; those it made up are estimated", async () => {
    expect((await readOne({ isReported: "False", isAggregate: "True" })).status).toBe("declared");
    expect((await readOne({ isReported: "False", isAggregate: "False" })).status).toBe("estimated");
  });

  it("carry bits for what they break down; a code with a trailing blank is the total", async () => {
    expect((await readOne({ motCode: "0 " })).breakdown).toBe(0);
    expect((await readOne({ customsCode: "C04" })).breakdown).toBe(1);
    expect((await readOne({ motCode: "1000" })).breakdown).toBe(2);
    expect((await readOne({ customsCode: "C04", motCode: "1000" })).breakdown).toBe(3);
  });
});

describe("UN Comtrade rows with a second partner", () => {
  it("break down the series by origin and make one by consignment beside it", async () => {
    const { cells, summary } = await read([
      { primaryValue: 100 },
      { partner2Code: 398, primaryValue: 60 },
      { partner2Code: 156, primaryValue: 40 },
    ]);
    expect(cells.map(({ exporter, basis, breakdown, value }) => ({ exporter, basis, breakdown, value }))).toEqual([
      { exporter: "CHN", basis: "origin", breakdown: 0, value: 100 },
      { exporter: "CHN", basis: "origin", breakdown: 8, value: 60 },
      { exporter: "KAZ", basis: "consignment", breakdown: 16, value: 60 },
      { exporter: "CHN", basis: "origin", breakdown: 8, value: 40 },
      { exporter: "CHN", basis: "consignment", breakdown: 16, value: 40 },
    ]);
    expect(cells[2]).toMatchObject({ importer: "KGZ", status: "estimated" });
    expect(summary.notes.join()).toContain("lower bounds");
  });

  it("of all origins give the consignment view as it was declared", async () => {
    const { cells } = await read([{ partnerCode: 0, partner2Code: 398, primaryValue: 70 }]);
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ exporter: "KAZ", basis: "consignment", breakdown: 0, status: "declared" });
  });

  it("say nothing of coverage by origin", async () => {
    const { coverage } = await read([{ primaryValue: 100 }, { partner2Code: 398, primaryValue: 60 }]);
    expect(coverage[0]?.partners).toEqual(["CHN"]);
  });
});

describe("UN Comtrade rows that belong to no partner economy", () => {
  it.each([
    ["0", "8482", "world"],
    ["899", "8482", "areas-nes"],
    ["492", "8482", "areas-nes"],
    ["839", "8482", "special-categories"],
    ["837", "8482", "bunkers"],
    ["838", "8482", "free-zones"],
    ["417", "8482", "own-goods"],
    ["156", "9999AA", "secret"],
    ["156", "99", "secret"],
  ])("partner %s and code %s are kept as %s", async (partnerCode, cmdCode, kind) => {
    const { cells, unallocated, rejections, summary } = await read([
      { partnerCode, cmdCode, partnerDesc: "As written" },
    ]);
    expect(cells).toEqual([]);
    expect(rejections).toEqual([]);
    expect(unallocated).toHaveLength(1);
    expect(unallocated[0]).toMatchObject({
      kind,
      reporter: "KGZ",
      partnerText: "As written",
      value: 1000,
      rows: "line 2",
    });
    expect(summary.unallocated).toBe(1);
  });
});

describe("UN Comtrade rows that cannot be read", () => {
  it.each<[string, ComtradeRow, string]>([
    ["an empty value", { primaryValue: "" }, "primaryValue"],
    ["a negative zero", { primaryValue: "-0" }, "primaryValue"],
    ["a number too large", { primaryValue: "1e309" }, "primaryValue"],
    ["thousands separators", { primaryValue: "1,234,567" }, "primaryValue"],
    ["a negative weight", { netWgt: "-5" }, "netWgt"],
    ["an unknown reporter", { reporterCode: "9998" }, "reporterCode"],
    ["the world as reporter", { reporterCode: "0" }, "reporterCode"],
    ["an unknown partner", { partnerCode: "1234" }, "partnerCode"],
    ["an unknown second partner", { partner2Code: "1234" }, "partner2Code"],
    ["a national code of eight digits", { cmdCode: "84821090" }, "cmdCode"],
    ["words for a code", { cmdCode: "ball bearings" }, "cmdCode"],
    ["another classification", { classificationCode: "S4" }, "classificationCode"],
    ["an unknown flow", { flowCode: "XIP" }, "flowCode"],
    ["a month in an annual row", { period: "202305" }, "period"],
  ])("are rejected for %s, the rest is read", async (_name, row, field) => {
    const { cells, rejections } = await read([row, {}]);
    expect(cells).toHaveLength(1);
    expect(rejections).toHaveLength(1);
    expect(rejections[0]).toMatchObject({ line: 2, field });
    expect(rejections[0]?.reason).not.toBe("");
  });

  it("keep 200 characters of the faulty value", async () => {
    const { rejections } = await read([{ primaryValue: "x".repeat(10_000) }, {}]);
    expect(rejections[0]?.value).toHaveLength(200);
  });

  it("are rejected where fields are missing or too many", async () => {
    const text = `${comtradeHeader.join(",")}\nC,A,1\n${comtradeLine({})}\n${comtradeLine({})},1,2\n`;
    const { rejections, cells } = await readText(text);
    expect(rejections).toEqual([
      { line: 2, field: null, value: null, reason: "has 3 of 47 fields" },
      { line: 4, field: null, value: null, reason: "has 49 of 47 fields" },
    ]);
    expect(cells).toHaveLength(1);
  });

  it("of services are left out, counted by reason", async () => {
    const { summary } = await read([{ typeCode: "S" }, { typeCode: "S" }, {}]);
    expect(summary.skipped).toEqual([{ reason: "typeCode S: not trade in goods", rows: 2 }]);
  });
});

describe("UN Comtrade files", () => {
  it("may be website downloads in ISO-8859-1, each row with a comma too many", async () => {
    const rows = [
      { partnerCode: 384, partnerDesc: "Côte d'Ivoire" },
      { partnerCode: 0, partnerDesc: "Türkiye" },
    ];
    const text = comtradeCsv(rows).replaceAll(/(?<=False)\n/g, ",\n");
    const { file, cells, unallocated } = await readText(Buffer.from(text, "latin1"));
    expect(file.encoding).toBe("Windows-1252");
    expect(cells[0]?.exporter).toBe("CIV");
    expect(unallocated[0]?.partnerText).toBe("Türkiye");
  });

  it.each<[string, string, RegExp]>([
    ["no rows under the header", `${comtradeHeader.join(",")}\n`, /no rows under the header/],
    ["only blank lines under the header", `${comtradeHeader.join(",")}\n\n \n`, /no rows under the header/],
    ["an end in the middle of a row", `${comtradeCsv([{}])}C,A,20230101,2023`, /^Line 3: the file ends in the middle/],
    ["an end in the middle of a quoted field", `${comtradeCsv([{}])}C,A,"2023`, /^Line 3: .*not closed/],
    [
      "an unknown column",
      comtradeCsv([{}]).replace("primaryValue", "primaryvalue2"),
      /lacks the column "primaryValue"/,
    ],
  ])("fail whole for %s", async (_name, text, message) => {
    await expect(readText(text)).rejects.toThrow(message);
  });

  it("may hold formulas and markup as names: they stay text", async () => {
    const partnerDesc = '=HYPERLINK("http://x")<script>';
    const { unallocated } = await read([{ partnerCode: 899, partnerDesc }]);
    expect(unallocated[0]?.partnerText).toBe(partnerDesc);
  });
});

describe("coverage inferred from a UN Comtrade file", () => {
  const partners = (rows: readonly ComtradeRow[]) => read(rows).then(({ coverage }) => coverage);

  it("takes codes, periods and partners of each reporter, flow and edition", async () => {
    const coverage = await partners([
      { period: 2022, cmdCode: "8482" },
      { period: 2023, cmdCode: "8542", partnerCode: 643 },
      { flowCode: "X", partnerCode: 643 },
    ]);
    const common = {
      dataset: "source:un-comtrade",
      reporter: "KGZ",
      frequency: "year",
      edition: "2022",
      origin: "inferred",
    };
    expect(coverage).toEqual([
      {
        ...common,
        side: "importer",
        flow: "M",
        codes: ["8482", "8542"],
        periods: [2022, 2023],
        partners: ["CHN", "RUS"],
      },
      { ...common, side: "exporter", flow: "X", codes: ["8482"], periods: [2023], partners: ["RUS"] },
    ]);
  });

  it("covers all partners where rows for the world are there and the partners add up to them", async () => {
    const rows = [
      { period: 2022, partnerCode: 0, primaryValue: 1000 },
      { period: 2022, primaryValue: 900 },
      { period: 2022, partnerCode: 899, primaryValue: 95 },
      { period: 2023, partnerCode: 0, primaryValue: 5000 },
      { period: 2023, primaryValue: 900 },
    ];
    const coverage = await partners(rows);
    expect(coverage.map(({ partners: some, periods }) => ({ some, periods }))).toEqual([
      { some: "all", periods: [2022] },
      { some: ["CHN"], periods: [2023] },
    ]);
  });

  it("can be switched off", async () => {
    const { coverage, summary } = await readText(comtradeCsv([{}]), { coverage: "none" });
    expect(coverage).toEqual([]);
    expect(summary.coverage).toBe("none");
  });
});
