import { hsIsWithin } from "#graph-schema/hs-code.ts";

/**
 * One code within the other: a claim on a heading concerns its subheadings, and one on a subheading the heading.
 * What is said of all goods is said of them together only, and what is said of one code is not said of all goods.
 */
export function isRelatedCode(left: string, right: string): boolean {
  if (left === "TOTAL" || right === "TOTAL") return left === right;
  return hsIsWithin(left, right) || hsIsWithin(right, left);
}
