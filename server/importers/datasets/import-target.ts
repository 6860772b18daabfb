/** Whether a file may go into the dataset that it was meant for: a citation must keep naming its own publisher. */
import type { GraphStore } from "../../graph-store/graph-store.ts";
import { ImportFailure } from "../import-failure.ts";
import type { DatasetDescription } from "./dataset-descriptions.ts";

const advice = "name another dataset, such as source:my-customs-data";

/** Throws an ImportFailure where `id` is held already as something else, or as another publisher's dataset. */
export async function refuseForeignTarget(
  store: Pick<GraphStore, "readNodes">,
  id: string,
  description: DatasetDescription,
): Promise<void> {
  if (id === description.id) return;
  const [held] = await store.readNodes([id]);
  if (held === undefined) return;
  if (held.type !== "Dataset") {
    throw new ImportFailure(`${id} is held as a source (${held.label}), not as a dataset: ${advice}`);
  }
  const publisher = held.properties["publisher"];
  if (publisher === description.publisher) return;
  const theirs = typeof publisher === "string" ? publisher : "another publisher";
  throw new ImportFailure(`${id} holds figures of ${theirs}, this file those of ${description.publisher}: ${advice}`);
}
