import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeTypeNames } from "#graph-schema/node-types.ts";
import { relationshipTypeNames } from "#graph-schema/relationship-types.ts";
import { escapeName, makeNames } from "./names.ts";

/** Reads a name as Cypher does: `\uXXXX` first, wherever it stands, then the backticks. Undefined: it is not one name. */
function readName(text: string): string | undefined {
  const unescaped = text.replaceAll(/\\u+([0-9A-Fa-f]{4})/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  const match = /^`((?:[^`]|``)+)`$/su.exec(unescaped);
  return match?.[1]?.replaceAll("``", "`");
}

const anyName = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.string({ unit: fc.constantFrom("`", "\\", "u", "0", "6", "5", "C", " ", "{", "}", ")", "é"), minLength: 1 }),
  )
  .filter((name) => !name.includes("\0"));

describe("escapeName", () => {
  it("is read as the name it was given, whatever stands in it", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(readName(escapeName(name))).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it("never lets a name end early", () => {
    fc.assert(
      fc.property(anyName, anyName, (name, more) => {
        expect(readName(`${escapeName(name)}${more}`)).not.toBe(name);
      }),
    );
  });

  it("refuses what is no name", () => {
    expect(() => escapeName("")).toThrow(TypeError);
    expect(() => escapeName("a\0b")).toThrow(TypeError);
  });
});

describe("makeNames", () => {
  it("gives a node its marker, its type and the type that this one refines", () => {
    expect(makeNames().labels("Bank")).toBe(":`Entrepot`:`Bank`:`Organization`");
    expect(makeNames().labels("Country")).toBe(":`Entrepot`:`Country`");
    expect(makeNames("Ep").labels("Bank")).toBe(":`EpEntrepot`:`EpBank`:`EpOrganization`");
    expect(makeNames("Ep").relationships(["SHIPS", "CARRIES"])).toBe("`Ep_SHIPS`|`Ep_CARRIES`");
  });

  it("finds the type of the table behind the database's, and only behind its own", () => {
    const names = makeNames("Ep");
    for (const type of relationshipTypeNames) expect(names.relationshipTypeOf(`Ep_${type}`)).toBe(type);
    expect(names.relationshipTypeOf("SHIPS")).toBeUndefined();
    expect(names.relationshipTypeOf("Other_SHIPS")).toBeUndefined();
  });

  it("gives two prefixes no label and no type in common", () => {
    const prefix = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/);
    const all = (text: string) => {
      const names = makeNames(text);
      const types = relationshipTypeNames.map((type) => names.relationship(type));
      return new Set([names.node, names.meta, ...nodeTypeNames.map((type) => names.label(type)), ...types]);
    };
    fc.assert(
      fc.property(prefix, prefix, (a, b) => {
        expect(a === b || all(a).isDisjointFrom(all(b))).toBe(true);
      }),
    );
  });

  it.each(["a-b", "1a", "a`", "a b", "é", "a".repeat(32)])("refuses the prefix %s", (prefix) => {
    expect(() => makeNames(prefix)).toThrow(/prefix/);
  });
});
