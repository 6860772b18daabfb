import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSessionValues } from "./session-value.ts";

const token = "correct-horse-battery-staple";
const values = createSessionValues(token);
const end = new Date("2026-03-01T12:00:00Z");
const before = new Date("2026-03-01T11:59:59Z");

describe("session values", () => {
  it("are read until their end, and not from then on", () => {
    const value = values.issue(end);
    expect(values.read(value, before)).toEqual(end);
    expect(values.read(value, end)).toBeUndefined();
  });

  it("are read by every server with the same token, and by none with another", () => {
    const value = values.issue(end);
    expect(createSessionValues(token).read(value, before)).toEqual(end);
    expect(createSessionValues(`${token}2`).read(value, before)).toBeUndefined();
  });

  it("do not hold the token", () => {
    const value = values.issue(end);
    const [, , signature = ""] = value.split(".");
    expect(value).not.toContain(token);
    expect(Buffer.from(signature, "base64url").toString("latin1")).not.toContain(token);
  });

  it("cannot be prolonged or changed in any letter", () => {
    const value = values.issue(end);
    const later = String(end.getTime() / 1000 + 1);
    expect(values.read(value.replace(/\.\d+\./, `.${later}.`), before)).toBeUndefined();
    // The last letter of the signature holds two bits that no byte takes up.
    fc.assert(
      fc.property(fc.nat(value.length - 2), fc.constantFrom("0", "9", "a", "Z", "-", "_", "."), (at, letter) => {
        fc.pre(value[at] !== letter);
        const changed = value.slice(0, at) + letter + value.slice(at + 1);
        expect(values.read(changed, before)).toBeUndefined();
      }),
    );
  });

  it("are refused, not failed on, whatever a browser sends", () => {
    fc.assert(fc.property(fc.string(), (text) => values.read(text, before) === undefined));
    expect(values.read(`1.999999999999.${"A".repeat(43)}`, before)).toBeUndefined();
  });
});
