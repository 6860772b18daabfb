import type { ReactNode } from "react";
import { nodeTypes, type NodeType } from "#graph-schema/node-types.ts";

/** Corners of the shapes of the type table in a box of 16 by 16; the canvas draws the same names. */
const corners: Record<string, string> = {
  "round-rectangle": "1,4 15,4 15,12 1,12",
  rectangle: "2,3 14,3 14,13 2,13",
  hexagon: "4,2 12,2 16,8 12,14 4,14 0,8",
  octagon: "5,1 11,1 15,5 15,11 11,15 5,15 1,11 1,5",
  "round-octagon": "5,1 11,1 15,5 15,11 11,15 5,15 1,11 1,5",
  barrel: "3,2 13,2 15,8 13,14 3,14 1,8",
  rhomboid: "1,3 11,3 15,13 5,13",
  "cut-rectangle": "4,2 12,2 15,5 15,11 12,14 4,14 1,11 1,5",
  tag: "1,3 11,3 15,8 11,13 1,13",
  diamond: "8,0 16,8 8,16 0,8",
};

/** The shape and colour that a node type has on the canvas. */
export function TypeSign({ type, scheme }: { type: NodeType; scheme: "light" | "dark" }): ReactNode {
  const { shape, colour } = nodeTypes[type];
  const paint = colour[scheme];
  const points = corners[shape];
  return (
    <svg width={14} height={14} viewBox="0 0 16 16" aria-hidden>
      {points === undefined ? (
        <circle cx={8} cy={8} r={7} fill={paint} />
      ) : (
        <polygon
          points={points}
          stroke={paint}
          strokeWidth={1.5}
          fill={type === "Country" ? "none" : paint}
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
