import type { SearchItem, Total } from "#graph-schema/contract/search.ts";
import { isHsCode } from "#graph-schema/hs-code.ts";
import { parseRouteId, routeId } from "#graph-schema/node-id.ts";
import type { SearchQuery } from "../../search-query.ts";
import type { Database } from "../database/database.ts";
import { findRoute, routeColumns, type RouteRow } from "./element-keys.ts";
import { readNodeByKey, toGraphNode } from "./read-nodes.ts";

interface Found {
  items: SearchItem[];
  total: Total;
}

/**
 * Routes are not in the text index. They are found by their id, and with `route:` by ISO codes (one: either end;
 * two: from the first to the second) and an HS code, such as `route:CHN KGZ 8482`.
 */
export function searchRoutes(database: Database, query: SearchQuery, limit: number): Found {
  const route = query.id === undefined ? undefined : parseRouteId(query.id);
  if (route) {
    const row = findRoute(database, route);
    return row === undefined ? nothing : found(database, [row], limit, "id");
  }
  if (query.types?.length !== 1 || query.types[0] !== "CommodityRoute") return nothing;
  const words = (query.phrases[0] ?? "")
    .toUpperCase()
    .split(" ")
    .filter((word) => word !== "");
  const code = words.find(isHsCode) ?? null;
  const [first, second, ...rest] = words.filter((word) => !isHsCode(word));
  if (words.length === 0 || rest.length > 0) return nothing;
  const sql = `SELECT ${routeColumns} FROM route
    WHERE (?1 IS NULL OR hs = ?1)
      AND (?2 IS NULL OR (?3 IS NULL AND (exporter = ?2 OR importer = ?2)) OR (exporter = ?2 AND importer = ?3))
    ORDER BY rank DESC, exporter || '>' || importer || ':' || hs LIMIT ?4`;
  return found(database, database.all<RouteRow>(sql, code, first ?? null, second ?? null, limit + 1), limit, "code");
}

const nothing: Found = { items: [], total: { value: 0, exact: true } };

function found(database: Database, rows: RouteRow[], limit: number, kind: "id" | "code"): Found {
  const items = rows.slice(0, limit).flatMap((row): SearchItem[] => {
    const node = readNodeByKey(database, -row.key);
    return node ? [{ ...toGraphNode(node), match: { kind, text: routeId(row) } }] : [];
  });
  return { items, total: { value: rows.length, exact: rows.length <= limit } };
}
