/** Writes changed routes and their series beside what is there, with the marks of an unsettled import. */
import { seriesKeyText } from "../../../series-block.ts";
import { integer } from "../../database/database.ts";
import { isPresent, isRemoved, type Removed } from "../../working-copy/changed-elements.ts";
import type { ChangedRoute } from "../../working-copy/changed-routes.ts";
import { createRoutes, seriesOf, toRouteProperties } from "../write-routes.ts";
import { markRemoved, toNext, type Marking } from "./mark-elements.ts";

/** A new route hides its relationships while it is hidden itself, so that these need no marks. */
export async function markRoutes(marking: Marking, changes: readonly (ChangedRoute | Removed)[]): Promise<void> {
  const { run, names, number } = marking;
  const present = changes.filter(isPresent<ChangedRoute>);
  const isNew = (route: ChangedRoute) => route.isNew;
  await markRemoved(marking, changes.filter(isRemoved));
  await createRoutes(run, names, present.filter(isNew), { since: integer(number) });
  await changeRoutes(
    marking,
    present.filter((route) => !isNew(route)),
  );
}

async function changeRoutes({ run, names, number }: Marking, routes: readonly ChangedRoute[]): Promise<void> {
  if (routes.length === 0) return;
  const reported = names.relationship("REPORTED_IN");
  const since = integer(number);
  const rows = routes.map((route) => ({
    id: route.id,
    next: toNext(withLists(toRouteProperties(route))),
    keys: [...route.series.map(({ kind }) => kind), ...route.removedSeries].map(seriesKeyText),
    series: seriesOf(route).map(({ dataset, properties }) => ({ dataset, properties: { ...properties, since } })),
  }));
  const query = `UNWIND $rows AS row MATCH (r:${names.node} {id: row.id}) SET r += row.next, r.changing = $number
    WITH r, row CALL (r, row) {
      MATCH (r)-[s:${reported}]->() WHERE s.key IN row.keys SET s.until = $number RETURN count(s) AS old
    }
    UNWIND row.series AS series MATCH (d:${names.node} {id: series.dataset})
    CREATE (r)-[s:${reported}]->(d) SET s = series.properties`;
  await run(query, { rows, number: since });
}

/** What is not there any more is an empty list, since a next property that is absent means no change. */
function withLists(properties: Record<string, unknown>): Record<string, unknown> {
  return { ...properties, statements: properties["statements"] ?? [], contributors: properties["contributors"] ?? [] };
}
