import fc from "fast-check";
import { expect, test } from "vitest";
import { describeEachWriter } from "./for-each-store.ts";
import {
  areas,
  claim,
  country,
  dataset,
  fillWithTrade,
  official,
  organization,
  person,
  relate,
  route,
  runImport,
  source,
} from "./small-world.ts";

const office = relate("HOLDS_OFFICE", "person:lavrov", "country:RUS", {
  from: "2004-03-09",
  to: "..",
  properties: { title: "Foreign Minister" },
});
const officeId = "HOLDS_OFFICE|person:lavrov|country:RUS|Foreign Minister|2004-03-09";

describeEachWriter("nodes and relationships", (subject) => {
  test("gives nodes back in the order asked, without those that do not exist", async () => {
    await fillWithTrade(subject.store);
    const ids = ["country:RUS", "person:nobody", "route:CHN>KGZ:848210", "country:CHN", "route:CHN>KGZ:01", "nonsense"];
    const nodes = await subject.store.readNodes(ids);
    expect(nodes.map(({ id }) => id)).toStrictEqual(["country:RUS", "route:CHN>KGZ:848210", "country:CHN"]);
    expect(nodes[2]).toStrictEqual({
      ...country("CHN", "China"),
      evidence: ["source:areas", "source:customs"],
      alternatives: [],
    });
  });

  test("makes a route node out of its figures and the claims that concern it", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, {
      contributor: "seeds",
      batch: {
        nodes: [claim("up", "It rose")],
        relationships: [relate("CONCERNS", "claim:up", "route:CHN>KGZ:848210")],
      },
    });
    const [node] = await subject.store.readNodes(["route:CHN>KGZ:848210"]);
    expect(node).toStrictEqual({
      id: "route:CHN>KGZ:848210",
      type: "CommodityRoute",
      label: "China → Kyrgyzstan: 848210",
      properties: { exporter: "CHN", importer: "KGZ", hs: "848210" },
      evidence: ["claim:up", "source:customs"],
      alternatives: [],
    });
  });

  test("derives the relationships of a route, a claimed one without figures too", async () => {
    await fillWithTrade(subject.store);
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: [route("CHN", "RUS", "8542")] } });
    const ids = [
      "SHIPS|country:CHN|route:CHN>RUS:8542",
      "ARRIVES_IN|route:CHN>KGZ:848210|country:KGZ",
      "CARRIES|route:CHN>KGZ:848210|commodity:848210",
      "REPORTED_IN|route:CHN>KGZ:848210|source:customs|importer|M|year|2017|CIF|origin",
      "SHIPS|country:RUS|route:CHN>RUS:8542",
      "ARRIVES_IN|route:CHN>RUS:01|country:RUS",
    ];
    const [ships, arrives, carries, reported, ...others] = await subject.store.readRelationships(ids);
    expect(others).toStrictEqual([]);
    expect(ships).toMatchObject({ id: ids[0], start: "country:CHN", evidence: ["source:report"], properties: {} });
    expect(arrives).toMatchObject({ id: ids[1], end: "country:KGZ", evidence: ["source:customs"] });
    expect(carries).toMatchObject({ id: ids[2], end: "commodity:848210" });
    expect(reported?.properties).toMatchObject({
      side: "importer",
      reportedUnit: "USD",
      periods: ["2021", "2022"],
      values: [100, 2000],
      kilograms: [null, 40],
      status: ["declared", "declared"],
    });
    expect(reported?.evidence).toStrictEqual(["source:customs"]);
  });

  test("gives relationships back by id", async () => {
    const nodes = [...areas, person("lavrov", "Sergey Lavrov")];
    await runImport(subject.store, { contributor: "seeds", batch: { nodes, relationships: [office] } });
    expect(await subject.store.readRelationships(["nothing", officeId])).toStrictEqual([
      { ...office, id: officeId, alternatives: [] },
    ]);
  });

  test("lists the nodes of a type and its subtypes by id", async () => {
    const nodes = [source("b"), dataset("a"), ...areas, route("CHN", "KGZ", "TOTAL")];
    await runImport(subject.store, { contributor: "seeds", batch: { nodes } });
    const list = async (type: "Source" | "Dataset" | "CommodityRoute") =>
      (await subject.store.listNodes(type)).map(({ id }) => id);
    expect(await list("Source")).toStrictEqual(["source:a", "source:b"]);
    expect(await list("Dataset")).toStrictEqual(["source:a"]);
    expect(await list("CommodityRoute")).toStrictEqual(["route:CHN>KGZ:TOTAL"]);
  });

  test("refuses what the type tables do not allow, and says what", async () => {
    const stage = async (batch: Parameters<Awaited<ReturnType<typeof subject.store.openImport>>["stage"]>[0]) => {
      const session = await subject.store.openImport({ contributor: "seeds" });
      try {
        await session.stage(batch);
      } finally {
        await session.abandon();
      }
    };
    const refused = (text: string) => ({ kind: "rejected", message: expect.stringContaining(text) });
    await expect(stage({ nodes: [{ ...areas[0]!, type: "Person" }] })).rejects.toMatchObject(refused("country:CHN"));
    await expect(stage({ nodes: [country("CHN", "China", { colour: "red" })] })).rejects.toMatchObject(
      refused("colour"),
    );
    await expect(stage({ nodes: [{ ...areas[0]!, id: "country:china" }] })).rejects.toMatchObject(refused("id"));
    const other = { ...route("CHN", "KGZ", "8482"), properties: { exporter: "CHN", importer: "RUS", hs: "8482" } };
    await expect(stage({ nodes: [other] })).rejects.toMatchObject(refused("another route"));
    const ships = relate("SHIPS", "country:CHN", "route:CHN>KGZ:8482");
    await expect(stage({ relationships: [ships] })).rejects.toMatchObject(refused("SHIPS"));
    await expect(stage({ relationships: [{ ...office, from: "09.03.2004" }] })).rejects.toMatchObject(refused("from"));
    const dated = relate("BORDERS", "country:CHN", "country:KGZ", { from: "1991" });
    await expect(stage({ relationships: [dated] })).rejects.toMatchObject(refused("not dated"));
  });

  test("rejects relationships whose ends are missing or of a wrong type, and keeps the rest", async () => {
    const { rejections, changed } = await runImport(subject.store, {
      contributor: "seeds",
      batch: {
        nodes: [...areas, person("lavrov", "Sergey Lavrov"), organization("mfa", "Ministry")],
        relationships: [
          office,
          relate("EMPLOYED_BY", "person:lavrov", "organization:nobody"),
          relate("CORRESPONDENT_OF", "organization:mfa", "organization:mfa"),
          relate("CONCERNS", "claim:none", "route:CHN>KGZ:8482"),
        ],
      },
    });
    expect(changed).toBe(6);
    expect(rejections.map(({ field, value }) => [field, value])).toStrictEqual([
      ["end", "organization:nobody"],
      ["start", "organization:mfa"],
      ["start", "claim:none"],
    ]);
  });

  test("rejects a claimed route whose country is not a node", async () => {
    const { rejections } = await runImport(subject.store, {
      contributor: "seeds",
      batch: { nodes: [...areas, route("CHN", "ZZZ", "8482")] },
    });
    expect(rejections.map(({ value }) => value)).toStrictEqual(["route:CHN>ZZZ:8482"]);
  });

  test("a node learns a finer type and keeps its id", async () => {
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: [organization("vtb", "VTB")] } });
    await runImport(subject.store, {
      contributor: "source:sanctions",
      batch: { nodes: [dataset("sanctions"), { ...organization("vtb", "VTB Bank"), type: "Bank" }] },
    });
    const [node] = await subject.store.readNodes(["organization:vtb"]);
    expect(node).toMatchObject({ type: "Bank", label: "VTB Bank" });
    expect(node?.alternatives).toStrictEqual([{ property: "label", value: "VTB", source: "seeds" }]);
    expect((await subject.store.statistics()).nodes.byType).toMatchObject({ Bank: 1 });
    expect((await subject.store.statistics()).nodes.byType).not.toHaveProperty("Organization");
  });

  test("keeps what looks like SQL or markup as text", async () => {
    const label = `<img src=x onerror=alert(1)> '); DROP TABLE node; -- "x" \u0000 ‮ %_`;
    const nasty = official("nasty", label, { names: { en: label, __proto__x: label }, aliases: [label] });
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: [...areas, nasty] } });
    expect((await subject.store.readNodes(["person:nasty"]))[0]).toMatchObject({ label, properties: nasty.properties });
    expect((await subject.store.search({ q: "drop table node", limit: 5 })).items[0]?.id).toBe("person:nasty");
  });

  test("gives any text back as it came", async () => {
    const texts = fc.sample(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), { numRuns: 300, seed: 7 });
    const people = texts.map((text, i) => person(`p${i}`, text, { aliases: [text], names: { en: text } }));
    await runImport(subject.store, { contributor: "seeds", batch: { nodes: people } });
    const nodes = await subject.store.readNodes(people.map(({ id }) => id));
    expect(nodes).toStrictEqual(people.map((node) => ({ ...node, alternatives: [] })));
    for (const q of texts.slice(0, 100).filter((text) => text.trim() !== "")) {
      const { items, total } = await subject.store.search({ q, limit: 5 });
      expect(items.length).toBeLessThanOrEqual(total.value);
    }
  });

  test("holds what it was told after closing and opening again", async () => {
    await fillWithTrade(subject.store);
    const before = await subject.store.statistics();
    await subject.reopen();
    expect(await subject.store.statistics()).toStrictEqual(before);
  });
});
