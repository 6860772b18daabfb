import type { GraphNode } from "#graph-schema/graph.ts";

export interface LicenceTerms {
  /** Distinct licences of the sources, in the order of the sources; `licence not stated` where a source names none. */
  licences: string[];
  /** The strictest of the sources: `no` before `not stated` before `yes`. */
  commercialUse: "yes" | "no" | "not stated";
}

/** What a figure that rests on these sources may be used for. Nodes that are no sources (claims) say nothing of it. */
export function strictestTerms(sources: readonly GraphNode[]): LicenceTerms {
  const known = sources.filter((node) => node.type === "Source" || node.type === "Dataset");
  const licences = new Set(known.map((node) => licenceText(node)));
  const uses = known.map((node) => node.properties["commercialUse"]);
  if (uses.includes(false)) return { licences: [...licences], commercialUse: "no" };
  const allAllow = uses.length > 0 && uses.every((use) => use === true);
  return { licences: [...licences], commercialUse: allAllow ? "yes" : "not stated" };
}

export function licenceText(source: GraphNode): string {
  const licence = source.properties["licence"];
  return typeof licence === "string" && licence !== "" ? licence : "licence not stated";
}
