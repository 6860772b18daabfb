/** How elements look in either colour scheme. Shape, line and text tell what colour tells. */
import type cytoscape from "cytoscape";

export type Scheme = "light" | "dark";

const inks = {
  light: { text: "#1c2733", quiet: "#4a5561", surface: "#ffffff", ground: "#f5f7f9", select: "#1f4e79" },
  dark: { text: "#e8edf2", quiet: "#b4bdc7", surface: "#22272e", ground: "#14171b", select: "#8ec5ff" },
} as const;
const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

export function canvasStylesheet(scheme: Scheme): cytoscape.StylesheetJson {
  const ink = inks[scheme];
  return [...nodeRules(scheme, ink), ...edgeRules(scheme, ink), ...stateRules(ink)];
}

type Ink = (typeof inks)[Scheme];

function nodeRules(scheme: Scheme, ink: Ink): cytoscape.StylesheetJson {
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        shape: "data(shape)" as cytoscape.Css.NodeShape,
        width: 26,
        height: 26,
        "background-color": `data(${scheme})`,
        "background-opacity": 0.9,
        "border-width": 1.5,
        "border-color": `data(${scheme})`,
        color: ink.text,
        "font-family": font,
        "font-size": 12,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-wrap": "wrap",
        "text-max-width": "136px",
        "text-background-color": ink.ground,
        "text-background-opacity": 0.85,
        "text-background-padding": "1px",
        "min-zoomed-font-size": 5,
      },
    },
    {
      selector: "node[type = 'Country']",
      style: {
        width: "data(width)",
        height: "data(height)",
        "background-color": ink.surface,
        "background-opacity": 1,
        "border-width": 1.75,
        "font-size": 13.5,
        "font-weight": 600,
        "text-valign": "center",
        "text-margin-y": 0,
        "text-background-opacity": 0,
      },
    },
    { selector: "node[?pinned]", style: { "border-style": "double", "border-width": 5 } },
    {
      selector: "node.caption",
      style: {
        width: 1,
        height: 1,
        "background-opacity": 0,
        "border-width": 0,
        color: ink.quiet,
        "font-size": 13,
        "font-style": "italic",
        "text-valign": "center",
        "text-max-width": "320px",
        "text-background-opacity": 0,
        events: "no",
      },
    },
  ];
}

function edgeRules(scheme: Scheme, ink: Ink): cytoscape.StylesheetJson {
  return [
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": `data(${scheme})`,
        "line-style": "data(line)" as cytoscape.Css.LineStyle,
        "target-arrow-shape": "triangle",
        "target-arrow-color": `data(${scheme})`,
        "arrow-scale": 0.9,
        "curve-style": "straight",
        color: ink.text,
        "font-family": font,
        "font-size": 12,
        "line-height": 1.15,
        "text-wrap": "wrap",
        // A click on what stands on a line is a click on the line.
        "text-events": "yes",
        "text-background-color": ink.ground,
        "text-background-opacity": 0.92,
        "text-background-padding": "2px",
        "text-background-shape": "roundrectangle",
        "source-text-offset": 64,
        "target-text-offset": 64,
        "min-zoomed-font-size": 6,
      },
    },
    { selector: "edge[labelAt = 'middle']", style: { label: "data(label)" } },
    {
      selector: "edge[labelAt = 'selected'].named, edge[labelAt = 'selected']:selected",
      style: { label: "data(label)" },
    },
    { selector: "edge[labelAt = 'source']", style: { "source-label": "data(label)" } },
    { selector: "edge[labelAt = 'target']", style: { "target-label": "data(label)" } },
    {
      selector: "edge[bend != 0]",
      style: {
        "curve-style": "unbundled-bezier",
        "control-point-distances": "data(bend)" as unknown as number[],
        "control-point-weights": [0.5],
      },
    },
    {
      selector: "edge.curved",
      style: {
        "curve-style": "unbundled-bezier",
        "edge-distances": "node-position",
        "control-point-distances": "data(distances)" as unknown as number[],
        "control-point-weights": "data(weights)" as unknown as number[],
      },
    },
    { selector: "edge[look = 'figures']", style: { "source-text-offset": 100, "target-text-offset": 100 } },
    {
      selector: "edge.level",
      style: {
        "source-endpoint": "90deg",
        "target-endpoint": "270deg",
        "source-text-offset": 60,
        "target-text-offset": 60,
      },
    },
    {
      selector: "edge[look = 'relationship']",
      style: { "font-size": 11, "text-rotation": "autorotate", color: ink.quiet, "arrow-scale": 0.7 },
    },
    { selector: "edge[look = 'claimed']", style: { "line-dash-pattern": [9, 5], width: 2.5 } },
    { selector: "edge[look = 'open']", style: { "line-dash-pattern": [2, 5], width: 2.5, color: ink.quiet } },
    { selector: "edge[look = 'context']", style: { "line-opacity": 0.42, color: ink.quiet, "arrow-scale": 0.6 } },
  ];
}

function stateRules(ink: Ink): cytoscape.StylesheetJson {
  return [
    { selector: ".dim", style: { opacity: 0.22 } },
    {
      selector: "edge.lit",
      style: {
        "line-opacity": 1,
        "underlay-color": ink.select,
        "underlay-opacity": 0.16,
        "underlay-padding": 5,
        "z-index": 10,
      },
    },
    {
      selector: "node:selected",
      style: {
        opacity: 1,
        "outline-width": 3,
        "outline-color": ink.select,
        "outline-offset": 3,
        "z-index": 20,
      },
    },
    {
      selector: "edge:selected",
      style: {
        opacity: 1,
        "line-opacity": 1,
        "underlay-color": ink.select,
        "underlay-opacity": 0.3,
        "underlay-padding": 5,
        "z-index": 20,
      },
    },
    { selector: "node:active, edge:active", style: { "overlay-opacity": 0.06 } },
    {
      selector: "core",
      style: { "selection-box-color": ink.select, "selection-box-opacity": 0.12, "active-bg-opacity": 0 } as never,
    },
  ];
}
