import type { Names } from "./names.ts";
import { escapeName } from "./names.ts";

/** Every constraint and index that the store needs, as statements that do nothing where it is there already. */
export function schemaStatements(names: Names): string[] {
  const { node, meta, prefix } = names;
  const route = names.label("CommodityRoute");
  const name = (text: string) => escapeName(`${prefix === "" ? "" : `${prefix}_`}entrepot_${text}`);
  const routeIndex = (text: string, ...properties: string[]) =>
    `CREATE INDEX ${name(text)} IF NOT EXISTS FOR (n:${route}) ON (${properties.map((one) => `n.${one}`).join(", ")})`;
  return [
    `CREATE CONSTRAINT ${name("node_id")} IF NOT EXISTS FOR (n:${node}) REQUIRE n.id IS UNIQUE`,
    `CREATE CONSTRAINT ${name("meta_key")} IF NOT EXISTS FOR (n:${meta}) REQUIRE n.key IS UNIQUE`,
    `CREATE TEXT INDEX ${name("search_text")} IF NOT EXISTS FOR (n:${node}) ON (n.searchText)`,
    `CREATE INDEX ${name("node_type")} IF NOT EXISTS FOR (n:${node}) ON (n.type, n.id)`,
    routeIndex("route_by_exporter", "exporter", "rank", "id"),
    routeIndex("route_by_importer", "importer", "rank", "id"),
    routeIndex("route_by_commodity", "hs", "rank", "id"),
    routeIndex("route_by_rank", "rank"),
    `CREATE INDEX ${name("node_changing")} IF NOT EXISTS FOR (n:${node}) ON (n.changing)`,
    `CREATE INDEX ${name("meta_changing")} IF NOT EXISTS FOR (n:${meta}) ON (n.changing)`,
    `CREATE INDEX ${name("meta_record")} IF NOT EXISTS FOR (n:${meta}) ON (n.record)`,
  ];
}
