import { List } from "@mantine/core";
import type { NodeResponse } from "#graph-schema/contract/read.ts";
import type { GraphNode } from "#graph-schema/graph.ts";
import { DetailPart } from "../../components/detail-frame.tsx";
import { propertyRows } from "./property-words.ts";

interface AlternativesProps {
  alternatives: NodeResponse["alternatives"];
  sources: readonly GraphNode[];
}

/** Values that other sources give and that lost by precedence: shown, so that a difference is not hidden. */
export function Alternatives({ alternatives, sources }: AlternativesProps) {
  if (alternatives.length === 0) return null;
  return (
    <DetailPart title="Other sources say otherwise">
      <List size="sm">
        {alternatives.map(({ property, value, source }) => {
          const [row] = propertyRows({ [property]: value });
          const name = sources.find((node) => node.id === source)?.label ?? source;
          return (
            <List.Item key={`${property} ${source}`}>
              {row?.name ?? property}: {row?.values.join(", ") ?? "empty"} ({name})
            </List.Item>
          );
        })}
      </List>
    </DetailPart>
  );
}
