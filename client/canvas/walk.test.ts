import { describe, expect, it } from "vitest";
import type { CanvasEdge, CanvasNode } from "./canvas-elements.ts";
import { nextEdge, stepTowards } from "./walk.ts";

function makeNode(id: string, x: number, y: number): CanvasNode {
  return { id, type: "Country", label: id, fullLabel: id, x, y, pinned: false, dim: false };
}

function makeEdge(source: string, target: string): CanvasEdge {
  return {
    id: `${source}-${target}`,
    source,
    target,
    label: "",
    look: "relationship",
    colour: { light: "#000", dark: "#fff" },
    line: "solid",
    width: 1,
    labelAt: "middle",
    lane: 0,
    lanes: 1,
    dim: false,
    lit: false,
  };
}

const picture = {
  nodes: [makeNode("west", 0, 0), makeNode("north", 300, -100), makeNode("near", 150, 20), makeNode("east", 600, 0)],
  edges: [makeEdge("west", "north"), makeEdge("north", "east"), makeEdge("west", "east")],
};

describe("walking with arrow keys", () => {
  it("prefers a neighbour to a nearer node that is not joined", () => {
    expect(stepTowards("west", "ArrowRight", picture)).toBe("north");
    expect(stepTowards("north", "ArrowLeft", picture)).toBe("west");
  });

  it("goes to the nearest node of that side when no neighbour lies there", () => {
    expect(stepTowards("near", "ArrowLeft", picture)).toBe("west");
    expect(stepTowards("near", "ArrowUp", picture)).toBe("north");
  });

  it("leaves an edge for one of its ends", () => {
    expect(stepTowards("west-north", "ArrowLeft", picture)).toBe("west");
    expect(stepTowards("west-north", "ArrowRight", picture)).toBe("north");
  });

  it("begins at the left and stays where nothing lies that way", () => {
    expect(stepTowards(undefined, "ArrowUp", picture)).toBe("west");
    expect(stepTowards("west", "ArrowLeft", picture)).toBeUndefined();
    expect(stepTowards(undefined, "ArrowUp", { nodes: [], edges: [] })).toBeUndefined();
  });
});

describe("walking the edges of a node", () => {
  it("goes round them in both directions", () => {
    expect(nextEdge("west", false, picture)).toBe("west-north");
    expect(nextEdge("west-north", false, picture)).toBe("west-east");
    expect(nextEdge("west-east", false, picture)).toBe("west-north");
    expect(nextEdge("west", true, picture)).toBe("west-east");
    expect(nextEdge("near", false, picture)).toBeUndefined();
  });
});
