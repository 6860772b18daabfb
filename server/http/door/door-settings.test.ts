import { describe, expect, it } from "vitest";
import { tokenSchema, trustedProxiesSchema } from "./door-settings.ts";

const messageFor = (schema: typeof tokenSchema | typeof trustedProxiesSchema, text: string) =>
  schema.safeParse(text).error?.issues[0]?.message;

describe("ENTREPOT_TOKEN", () => {
  it.each(["0123456789abcdef01234567", `${"Az0-._~+/".repeat(5)}==`])("may be %s", (text) => {
    expect(tokenSchema.parse(text)).toBe(text);
  });

  it.each([
    ["0123456789abcdef0123456", /24 to 512 characters/],
    ["x".repeat(513), /24 to 512 characters/],
    ["has some spaces in between", /letters, digits/],
    ["ключ-от-двери-ключ-от-двери", /letters, digits/],
  ])("may not be %s, and the fault does not repeat it", (text, message) => {
    expect(messageFor(tokenSchema, text)).toMatch(message);
    expect(messageFor(tokenSchema, text)).not.toContain(text);
  });
});

describe("ENTREPOT_TRUST_PROXY", () => {
  it("lists addresses, subnets and named networks", () => {
    expect(trustedProxiesSchema.parse("Loopback, 10.0.0.0/8,fd00::/8 , 192.0.2.7")).toEqual([
      "loopback",
      "10.0.0.0/8",
      "fd00::/8",
      "192.0.2.7",
    ]);
  });

  it.each(["true", "1", "0.0.0.0/0", "10.0.0.0/33", "proxy.example", "10.0.0.0/8/8", "10.0.0.1,"])(
    "refuses %s",
    (text) => {
      expect(messageFor(trustedProxiesSchema, text)).toContain("must list addresses");
    },
  );
});
