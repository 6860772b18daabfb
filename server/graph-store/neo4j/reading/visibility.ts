/**
 * A large import is written in many transactions. Until the last of them, and then until its marks are settled, the
 * graph holds both what was there before and what comes: elements with `since` are new in the import of that number,
 * those with `until` go with it, and `next_…` is what a property becomes. A view puts into a query what lets it see one
 * of the two only. Nearly always nothing is unsettled, and the texts of queries are as if there were no such thing.
 */
import { integer } from "../database/database.ts";

export interface Unsettled {
  number: number;
  /** `pending`: readers see what was before; `committed`: what the import made of it. */
  status: "pending" | "committed";
}

/** Properties of an element that queries read and that imports change. */
export type ChangingProperty =
  | "type"
  | "caption"
  | "evidence"
  | "propertiesJson"
  | "alternativesJson"
  | "rank"
  | "searchText"
  | "searchCodes"
  | "kind"
  | "statements"
  | "contributors"
  | "routesOut"
  | "routesIn"
  | "routesOf";

/** Before the name of a property that holds what it becomes. */
export const nextPrefix = "next_";

export interface View {
  /** Nothing is unsettled. */
  isPlain: boolean;
  /** To be put at the end of the pattern of a node, relationship or record: `(n:Label {id: $id}${view.only("n")})`. */
  only(variable: string): string;
  /** The same as a condition. */
  sees(variable: string): string;
  /** The value of a property, never null where it is one that each element of its kind has. */
  value(variable: string, property: ChangingProperty): string;
  /** Properties as a map projection takes them. */
  fields(variable: string, properties: readonly ChangingProperty[]): string;
  /** What the texts above need. */
  parameters: Record<string, unknown>;
}

const plainView: View = {
  isPlain: true,
  only: () => "",
  sees: () => "true",
  value: (variable, property) => `${variable}.${property}`,
  fields: (_, properties) => properties.map((property) => `.${property}`).join(", "),
  parameters: {},
};

export function viewOf(unsettled: Unsettled | undefined): View {
  if (!unsettled) return plainView;
  const { status, number } = unsettled;
  const hides = status === "pending" ? "since" : "until";
  const sees = (variable: string) => `coalesce(${variable}.${hides} <> $unsettled, true)`;
  return {
    ...(status === "pending" ? plainView : nextValues),
    isPlain: false,
    sees,
    only: (variable) => ` WHERE ${sees(variable)}`,
    parameters: { unsettled: integer(number) },
  };
}

const nextValue = (variable: string, property: ChangingProperty) =>
  `coalesce(${variable}.${nextPrefix}${property}, ${variable}.${property})`;

const nextValues: Pick<View, "value" | "fields"> & View = {
  ...plainView,
  value: nextValue,
  fields: (variable, properties) =>
    properties.map((property) => `${property}: ${nextValue(variable, property)}`).join(", "),
};
