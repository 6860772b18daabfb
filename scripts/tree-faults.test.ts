import { describe, expect, it } from "vitest";
import { findTreeFaults } from "./tree-faults.ts";

describe("findTreeFaults", () => {
  it("names file and line of a machine's path", () => {
    const path = ["", "home", "someone"].join("/");
    const content = `one\nsee ${path}/notes.txt`;
    expect(findTreeFaults([{ path: "docs/a.md", content }])).toEqual([
      `docs/a.md:2: holds a path of a machine: ${path}`,
    ]);
  });

  it("leaves web addresses and relative paths alone", () => {
    const content = "https://example.org/home/page ../work/notes ./root/file";
    expect(findTreeFaults([{ path: "docs/a.md", content }])).toEqual([]);
  });

  it("refuses a lock file with registry addresses", () => {
    const content = '{"resolved": "https://registry.example/zod/-/zod-4.0.0.tgz"}';
    expect(findTreeFaults([{ path: "package-lock.json", content }])).toHaveLength(1);
    expect(findTreeFaults([{ path: "package-lock.json", content: "{}" }])).toEqual([]);
  });

  it("finds conflict marks", () => {
    expect(findTreeFaults([{ path: "a.ts", content: `a\n${"<".repeat(7)} HEAD\n` }])).toHaveLength(1);
  });
});
