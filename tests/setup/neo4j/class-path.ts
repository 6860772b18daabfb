import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const pom = join(import.meta.dirname, "pom.xml");
const cache = resolve(import.meta.dirname, "../../../node_modules/.cache/entrepot");

export function hasMaven(): boolean {
  return spawnSync("mvn", ["--version"]).status === 0;
}

/** The class path of a Neo4j release, about 160 MB of files that Maven fetches the first time. Throws when it cannot. */
export function resolveClassPath(version: string): string {
  const file = join(cache, `neo4j-${version}.classpath`);
  const known = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (known !== "" && known.split(delimiter).every((path) => existsSync(path))) return known;
  mkdirSync(cache, { recursive: true });
  const goal = ["dependency:build-classpath", `-Dneo4j.version=${version}`, `-Dmdep.outputFile=${file}`];
  execFileSync("mvn", ["--quiet", "--batch-mode", "--file", pom, ...goal], { stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(file, "utf8");
}
