import { expect, it } from "vitest";
import { elementsLimit } from "#graph-schema/contract/elements.ts";
import { elementsQueries } from "./queries.ts";

it("asks for many elements in as few questions as the limit allows", () => {
  const ids = Array.from({ length: elementsLimit + 1 }, (_, at) => `person:Q${at}`);
  const parts = elementsQueries("nodeIds", ids).map(({ queryKey }) => queryKey[2] as string[]);
  expect(parts.map(({ length }) => length)).toEqual([elementsLimit, 1]);
  expect(parts.flat()).toEqual(ids);
  expect(elementsQueries("nodeIds", [])).toEqual([]);
});
