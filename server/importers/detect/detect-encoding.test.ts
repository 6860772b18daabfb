import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectEncoding } from "./detect-encoding.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "entrepot-encoding-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function detect(content: string | Uint8Array) {
  const path = join(folder, "file");
  writeFileSync(path, content);
  return detectEncoding(path);
}

describe("detectEncoding", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["plain ASCII", "a,b\n1,2\n", "UTF-8"],
    ["UTF-8", "name\nCôte d'Ivoire\nКыргызстан\n", "UTF-8"],
    ["UTF-8 with a byte order mark", "\uFEFFname\n", "UTF-8 with BOM"],
    ["ISO-8859-1", Buffer.from("name\nCôte d'Ivoire\nTürkiye\n", "latin1"), "Windows-1252"],
    ["a UTF-8 character that the end cuts off", Uint8Array.from([0x61, 0xd0]), "Windows-1252"],
  ])("recognises %s", async (_name, content, encoding) => {
    expect((await detect(content)).encoding).toBe(encoding);
  });

  it("looks at the whole file: a late byte decides", async () => {
    const late = Buffer.concat([Buffer.from("a,b\n".repeat(2_000_000)), Buffer.from([0xe9, 0x0a])]);
    expect((await detect(late)).encoding).toBe("Windows-1252");
  });

  it("keeps characters whole over chunk borders", async () => {
    const text = `x${"€".repeat(1_500_000)}`;
    expect(await detect(text)).toEqual({ encoding: "UTF-8", bytes: 4_500_001 });
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["an empty file", "", /^The file is empty/],
    ["a NUL byte", "a,b\n1,2\n3,\0\n", /^Line 3 holds a NUL byte/],
    ["a zip archive", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0]), /zip archive/],
    ["gzip", Uint8Array.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ["a byte order mark before what is no UTF-8", Uint8Array.from([0xef, 0xbb, 0xbf, 0xe9, 0x0a]), /byte order mark/],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x61, 0]), /UTF-16/],
  ])("refuses %s", async (_name, content, message) => {
    await expect(detect(content)).rejects.toThrow(message);
  });
});
