import { describe, expect, it } from "vitest";
import { isNodeId } from "#graph-schema/node-id.ts";
import { describeEconomy, findAreaByCode, findAreaByName, findEconomy } from "./areas.ts";

const everyCode = Array.from({ length: 1000 }, (_, code) => findAreaByCode(String(code)));

describe("areas", () => {
  it("have keys that make node ids, and small indexes", () => {
    const economies = everyCode.filter((area) => area?.kind === "economy");
    expect(economies.length).toBeGreaterThan(230);
    for (const { key, index } of economies) {
      expect(isNodeId(`country:${key}`)).toBe(true);
      expect(index).toBeLessThan(1024);
    }
  });

  it("do not take groups of areas for countries: 492 carries Monaco's ISO code in the publisher's table", () => {
    expect(findAreaByCode("492")).toEqual({ kind: "areas-nes" });
    expect(findAreaByCode("0")).toEqual({ kind: "world" });
    expect(findAreaByCode("360")).toMatchObject({ key: "IDN" });
  });

  it("tell an area of the past from the one that follows it", () => {
    expect(findAreaByCode("230")).not.toBe(findAreaByCode("231"));
    expect(describeEconomy("SUN")).toMatchObject({ label: "USSR (...1990)", until: "1990-12-31" });
    expect(describeEconomy("KGZ")).toBeUndefined();
  });

  it("are found by the names of several publishers", () => {
    for (const name of ["Rep. of Korea", "The Republic of Korea", "SOUTH KOREA "]) {
      expect(findAreaByName(name)).toBe(findEconomy("KOR"));
    }
    expect(findAreaByName("Côte d’Ivoire")).toBe(findEconomy("CIV"));
    expect(findAreaByName("Côte d'Ivoire")).toBe(findEconomy("CIV"));
    expect(findAreaByName("Atlantis")).toBeUndefined();
  });
});
