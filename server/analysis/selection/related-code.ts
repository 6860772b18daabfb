import { hsIsWithin } from "#graph-schema/hs-code.ts";

/** One code within the other: a claim on a heading concerns its subheadings, and one on a subheading the heading. */
export function isRelatedCode(left: string, right: string): boolean {
  return hsIsWithin(left, right) || hsIsWithin(right, left);
}
