/** What the browser loads of the client: each file raw and gzipped, at once or on demand. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildClientIfStale } from "../scripts/client-build.ts";
import { describeMachine } from "./machine.ts";

const folder = join(import.meta.dirname, "../dist/client");

interface BuiltFile {
  /** Relative to the client's folder, as the page names it. */
  name: string;
  raw: number;
  /** Bytes after gzip at level 6, which the server's compression uses. */
  gzipped: number;
  isFirst: boolean;
}

function readBuiltFiles(): BuiltFile[] {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const named = new Set([...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return names.map((name) => {
    const content = readFileSync(join(folder, name));
    const isFirst = name === "index.html" || named.has(name);
    return { name, raw: content.length, gzipped: gzipSync(content, { level: 6 }).length, isFirst };
  });
}

const kib = (bytes: number) => (bytes / 1024).toFixed(1);
const sumOf = (files: readonly BuiltFile[], field: "raw" | "gzipped") =>
  files.reduce((sum, file) => sum + file[field], 0);

/** Names carry a digest of the content; without it a row stays comparable from build to build. */
const withoutDigest = (name: string) => name.replace(/-[\w-]{8}(?=\.\w+$)/, "");

function printFiles(title: string, files: readonly BuiltFile[]): void {
  for (const { name, raw, gzipped } of files.toSorted((a, b) => b.raw - a.raw)) {
    console.log(`| ${withoutDigest(name)} | ${kib(raw)} | ${kib(gzipped)} |`);
  }
  console.log(`| **${title}** | **${kib(sumOf(files, "raw"))}** | **${kib(sumOf(files, "gzipped"))}** |`);
}

await buildClientIfStale();
console.log(`${describeMachine()}\n`);
console.log("| file | raw, KiB | gzip, KiB |\n| --- | --: | --: |");
const files = readBuiltFiles();
printFiles(
  "first load",
  files.filter(({ isFirst }) => isFirst),
);
printFiles(
  "on demand",
  files.filter(({ isFirst }) => !isFirst),
);
