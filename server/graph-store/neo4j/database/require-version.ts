import { GraphStoreError } from "../../graph-store-error.ts";

const oldest = [5, 26] as const;

/**
 * @param name - what the server calls itself, such as `Neo4j/2026.09.0`
 * Throws `unavailable` for a Neo4j that is too old and for other databases that speak Bolt.
 */
export function requireVersion(name: string): void {
  const [, major, minor] = /^Neo4j\/(\d+)\.(\d+)/.exec(name) ?? [];
  if (major === undefined) {
    throw new GraphStoreError(
      "unavailable",
      `What answers at this address calls itself ${JSON.stringify(name)}; Entrepôt needs Neo4j ${oldest.join(".")} or newer.`,
    );
  }
  if (Number(major) > oldest[0] || (Number(major) === oldest[0] && Number(minor) >= oldest[1])) return;
  throw new GraphStoreError(
    "unavailable",
    `This is ${name.replace("/", " ")}, which is too old: Entrepôt needs Neo4j ${oldest.join(".")} or newer.`,
  );
}
