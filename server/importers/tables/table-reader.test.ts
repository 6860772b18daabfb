import { describe, expect, it } from "vitest";
import { readText } from "../../../tests/fixtures/read-rows.ts";

const table = (...lines: string[]) => readText(`${lines.join("\n")}\n`);

describe("the Kyrgyz table", () => {
  const header = "flow,partner_en,partner_ru,year,value_kusd";

  it("is in thousand US dollars, both flows with their valuation", async () => {
    const { cells } = await table(header, "IMPORT,China,Китай,2021,1464.5", "EXPORT,Russia,Россия,2021,393.1");
    expect(cells).toMatchObject([
      {
        exporter: "CHN",
        importer: "KGZ",
        hs: "TOTAL",
        flow: "M",
        valuation: "CIF",
        value: 1_464_500,
        reportedValue: 1464.5,
      },
      {
        exporter: "KGZ",
        importer: "RUS",
        flow: "X",
        valuation: "FOB",
        reportedUnit: "thousand USD",
        edition: "national",
      },
    ]);
  });

  it("has groups of partners: America is a continent here", async () => {
    const rows = ["Total,Всего", "America,Америка", "CIS,СНГ", "Undefined country,Неопределенная страна"];
    const { cells, unallocated } = await table(header, ...rows.map((partner) => `IMPORT,${partner},2021,5`));
    expect(cells).toEqual([]);
    expect(unallocated.map(({ kind }) => kind)).toEqual(["world", "aggregate", "aggregate", "areas-nes"]);
  });

  it("covers all partners only in years whose rows add up to the total", async () => {
    const { coverage } = await table(
      header,
      "EXPORT,Total,Всего,2020,100",
      "EXPORT,Russia,Россия,2020,99.5",
      "EXPORT,Total,Всего,2021,100",
      "EXPORT,Russia,Россия,2021,60",
    );
    expect(coverage).toMatchObject([{ partners: "all", periods: [2020], codes: ["TOTAL"], origin: "declared" }]);
  });

  it.each([
    ["IMPORT,Atlantis,Атлантида,2021,5", "partner_en", "names no economy"],
    ["TRANSIT,China,Китай,2021,5", "flow", "must be one of EXPORT, IMPORT"],
    ["IMPORT,China,Китай,21,5", "year", "must be a year"],
    ["IMPORT,China,Китай,0021,5", "year", "in the years 1900 to 2100"],
    ['IMPORT,China,Китай,2021,"1,464"', "value_kusd", "thousands separators"],
    ["constructor,China,Китай,2021,5", "flow", "must be one of"],
  ])("rejects %s", async (row, field, reason) => {
    const { rejections } = await table(header, row, "IMPORT,China,Китай,2021,5");
    expect(rejections).toMatchObject([{ line: 2, field }]);
    expect(rejections[0]?.reason).toContain(reason);
  });
});

describe("the IMF table", () => {
  const header =
    '"COUNTRY.ID","INDICATOR.ID","COUNTERPART_COUNTRY.ID","COUNTERPART_COUNTRY","FREQUENCY.ID","SCALE.ID","2020","2021","2022"';

  it("has periods in columns, millions, missing figures, and a break in 2022", async () => {
    const { cells, coverage, file } = await readText(
      `\uFEFF${header}\n"RUS","MG_CIF_USD","ARM","Armenia","A","6","","710.25","2036.5"\n`,
    );
    expect(file.encoding).toBe("UTF-8 with BOM");
    expect(cells).toMatchObject([
      {
        exporter: "ARM",
        importer: "RUS",
        periodText: "2021",
        value: 710_250_000,
        status: "declared",
        reportedUnit: "million USD",
      },
      { periodText: "2022", value: 2_036_500_000, status: "partner-derived" },
    ]);
    expect(coverage).toEqual([]);
  });

  it("keeps groups and unspecified areas apart, knows its own codes, and leaves other indicators out", async () => {
    const { cells, unallocated, summary } = await table(
      header,
      "RUS,XG_FOB_USD,G001,World,A,6,1,,",
      "RUS,XG_FOB_USD,GX405,Middle East,A,6,1,,",
      "RUS,XG_FOB_USD,TX899,Special Categories,A,6,1,,",
      "RUS,XG_FOB_USD,TX598,Asia not specified,A,6,1,,",
      "RUS,XG_FOB_USD,WBG,West Bank and Gaza,A,6,1,,",
      "RUS,XG_FOB_USD,GEO,Georgia,A,0,1,,",
      "RUS,TBG_USD,GEO,Georgia,A,6,1,,",
      "KAZ,XG_FOB_USD,GEO,Georgia,A,6,,,3",
    );
    expect(unallocated.map(({ kind }) => kind)).toEqual(["world", "aggregate", "special-categories", "areas-nes"]);
    expect(cells).toMatchObject([
      { importer: "PSE", value: 1_000_000 },
      { importer: "GEO", value: 1, reportedUnit: "USD" },
      { exporter: "KAZ", status: "declared" },
    ]);
    expect(summary.skipped).toEqual([{ reason: "indicator is neither imports nor exports in US dollars", rows: 1 }]);
  });

  it("rejects a row for one faulty cell and names its column", async () => {
    const { cells, rejections } = await table(header, "RUS,MG_CIF_USD,ARM,Armenia,A,6,1,n/a,3");
    expect(cells).toEqual([]);
    expect(rejections).toEqual([{ line: 2, field: "2021", value: "n/a", reason: "is not a number" }]);
  });
});

describe("the Eurostat tables", () => {
  it("convert euro at the month's average and keep what was declared", async () => {
    const { cells, coverage } = await table(
      "reporter,partner_iso3,hs4,month,value_eur",
      "EU27,KGZ,8542,2021-11,1000",
      "EU27,KGZ,8482,2022-11,1000",
    );
    expect(cells).toMatchObject([
      { exporter: "EU27", importer: "KGZ", hs: "8542", frequency: "month", reportedUnit: "EUR", reportedValue: 1000 },
      { periodText: "2022-11", reportedValue: 1000 },
    ]);
    expect(cells[1]?.value).toBeCloseTo(1020.1, 6);
    expect(coverage).toMatchObject([
      { partners: ["KGZ"], codes: ["8482", "8542"], periods: [2021 * 12 + 10, 2022 * 12 + 10], origin: "declared" },
    ]);
  });

  it("know that 2022 has eleven months, and give no dollars without a rate", async () => {
    const { cells, summary } = await table(
      "reporter,partner_iso3,hs6,year,value_eur",
      "EU27,KGZ,070320,2022,500",
      "EU27,KGZ,70320,1990,500",
    );
    expect(cells).toMatchObject([
      { hs: "070320", monthsCovered: 11 },
      { hs: "070320", monthsCovered: 0, value: null, reportedValue: 500 },
    ]);
    expect(summary.notes.join()).toContain("No euro rate is held for 1990");
  });
});

describe("the tables derived from UN Comtrade", () => {
  it("find economies by name and codes without their zero", async () => {
    const { cells, unallocated } = await table(
      "refYear,partnerDesc,flowCode,cmdCode,cmdDesc,reporterDesc,cmd_partner_rank,cmd_partner_sum,cmd_partner_perc,cmd_partner_upper_sum",
      '2014,China,M,70320,Garlic,"China, Hong Kong SAR",1,29.5,0.1,100',
      "2014,China,M,999999,Other,Viet Nam,1,5,0.1,100",
    );
    expect(cells).toMatchObject([{ exporter: "CHN", importer: "HKG", hs: "070320", value: 29.5 }]);
    expect(unallocated).toMatchObject([{ kind: "secret", hs: "999999" }]);
  });

  it("read first days of months, and kilograms", async () => {
    const { cells, rejections } = await table(
      "period_dt,partner_name,hs6,val,qty,uv",
      "2017-01-01,South Korea,250410,10200.0,6116.362,1.66",
      "2017-01-15,South Korea,250410,10200.0,6116.362,1.66",
    );
    expect(cells).toMatchObject([{ importer: "KOR", periodText: "2017-01", kilograms: 6116.362, flow: "X" }]);
    expect(rejections).toMatchObject([{ line: 3, field: "period_dt" }]);
  });
});
