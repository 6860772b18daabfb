import { notifications } from "@mantine/notifications";
import { ApiError } from "../api/api-error.ts";
import { expandNodes, readNode } from "../api/client.ts";
import { dispatch, explorationStore } from "./exploration-context.ts";

/** Brings nodes that an answer names onto the canvas, with the relationships among them; a failure is told, nothing drawn. */
export async function addByIds(ids: readonly string[]): Promise<void> {
  try {
    await add(ids);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notifications.show({ color: "orange", title: error.problem.title, message: error.problem.detail });
  }
}

async function add(ids: readonly string[]): Promise<void> {
  const { nodes: shown } = explorationStore.getState().document;
  const nodes = await Promise.all(ids.filter((id) => !Object.hasOwn(shown, id)).map((id) => readNode(id)));
  // What is excluded is joined too: the answer holds the relationships between the asked nodes and those shown.
  const exclude = [...new Set([...Object.keys(shown), ...ids])];
  const { relationships } = await expandNodes({ nodeIds: [...ids], exclude, limit: 1 });
  dispatch({ type: "add-nodes", nodes, relationships });
  dispatch({ type: "select", ids });
}
