/** Which Neo4j answers, how fast, with which database, clock and memory. */
import { GraphStoreError } from "../../graph-store-error.ts";
import type { Finding } from "../../finding.ts";
import type { Neo4jDatabase } from "../database/database.ts";
import { requireVersion } from "../database/require-version.ts";

interface Component {
  name: string;
  versions: string[];
  edition: string;
}

export async function examineServer(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "server";
  const components = await database.read((run) => run<Component>("CALL dbms.components()"));
  const { edition, versions } = components.find(({ name }) => name === "Neo4j Kernel") ?? {
    edition: "?",
    versions: ["?"],
  };
  const text = `Neo4j ${versions.join(", ")}, ${edition} edition.`;
  try {
    requireVersion(await database.readServerName());
  } catch (error) {
    if (!(error instanceof GraphStoreError)) throw error;
    return [{ about, level: "error", text: `${text} ${error.message}`, advice: "Install Neo4j 5.26 or newer." }];
  }
  return [{ about, level: "ok", text }];
}

interface DatabaseRow {
  name: string;
  access: string;
  address: string;
  role: string | null;
  writer: boolean | null;
  currentStatus: string;
  statusMessage: string;
}

/** Every member of a cluster has a row of its own. */
export async function examineDatabase(database: Neo4jDatabase): Promise<Finding[]> {
  const about = "database";
  const [info] = await database.read((run) => run<{ name: string }>("CALL db.info() YIELD name"));
  const query = `SHOW DATABASES YIELD name, access, address, role, writer, currentStatus, statusMessage WHERE name = $name
    RETURN name, access, address, role, writer, currentStatus, statusMessage`;
  const rows = await database.read((run) => run<DatabaseRow>(query, { name: info?.name ?? "" }));
  const details = rows.map(({ address, role, writer, currentStatus, statusMessage }) =>
    [address, role ?? "", writer === true ? "writes" : "", currentStatus, statusMessage]
      .filter((part) => part !== "")
      .join(", "),
  );
  const text = `Database ${info?.name ?? "?"}.`;
  if (rows.some(({ access }) => access === "read-only")) {
    const advice =
      "ALTER DATABASE … SET ACCESS READ WRITE, or server.databases.read_only in neo4j.conf. Until then nothing can be imported.";
    return [{ about, level: "warning", text: `${text} It is read-only.`, advice, details }];
  }
  const away = rows.filter(({ currentStatus }) => currentStatus !== "online");
  if (away.length === 0) return [{ about, level: "ok", text, details }];
  const advice = "See what the status says; START DATABASE starts one that was stopped.";
  return [
    {
      about,
      level: "warning",
      text: `${text} ${away.length} of ${rows.length} copies are not online.`,
      advice,
      details,
    },
  ];
}

const askedTimes = 5;
const slowLatency = 50;

/** Of a question that reads nothing, with the transaction around it. */
export async function examineLatency(database: Neo4jDatabase): Promise<Finding[]> {
  const times: number[] = [];
  for (let i = 0; i < askedTimes; i++) {
    const begun = performance.now();
    await database.read((run) => run("RETURN 1"));
    times.push(performance.now() - begun);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(askedTimes / 2)]!;
  const text = `The shortest question takes ${median.toFixed(1)} ms there and back (median of ${askedTimes}).`;
  if (median < slowLatency) return [{ about: "latency", level: "ok", text }];
  const advice =
    "An expansion asks several questions one after the other: run Entrepôt near Neo4j, and see whether the server is overloaded.";
  return [{ about: "latency", level: "warning", text, advice }];
}

const largestDifference = 2000;

/** By the middle of the question that asks for it. */
export async function examineClock(database: Neo4jDatabase): Promise<Finding[]> {
  const begun = Date.now();
  const [row] = await database.read((run) => run<{ now: number }>("RETURN datetime.realtime().epochMillis AS now"));
  const difference = (row?.now ?? 0) - (begun + Date.now()) / 2;
  return [describeClock(difference)];
}

/** @param difference - milliseconds by which Neo4j's clock is ahead */
export function describeClock(difference: number): Finding {
  const seconds = (Math.abs(difference) / 1000).toFixed(1);
  const text = `Neo4j's clock is ${seconds} s ${difference < 0 ? "behind" : "ahead of"} the one here.`;
  if (Math.abs(difference) <= largestDifference) return { about: "clock", level: "ok", text };
  const advice =
    "Set both by NTP. Times of documents and leases are Neo4j's, those of logs and cookies are this machine's.";
  return { about: "clock", level: "warning", text, advice };
}

const memorySettings = [
  "server.memory.heap.max_size",
  "server.memory.pagecache.size",
  "dbms.memory.transaction.total.max",
  "db.memory.transaction.total.max",
  "db.memory.transaction.max",
  "db.transaction.timeout",
  "dbms.security.auth_enabled",
];

const smallestHeap = 2 * 2 ** 30;
const units: Record<string, number> = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/** Of a setting's value such as `3.00GiB`; infinite where it does not read so, as where nothing is set. */
export function bytesOf(value: string): number {
  const [, amount = "", unit = ""] = /^([\d.]+)([KMGT]iB)$/.exec(value) ?? [];
  return unit === "" ? Number.POSITIVE_INFINITY : Number(amount) * units[unit]!;
}

export async function examineMemory(database: Neo4jDatabase): Promise<Finding[]> {
  const query = "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value ORDER BY name";
  const rows = await database.read((run) => run<{ name: string; value: string }>(query, { names: memorySettings }));
  const details = rows.map(({ name, value }) => `${name} = ${value}`);
  const text = "Limits that bound what one question or import may take (0 is none):";
  const findings: Finding[] = [{ about: "memory", level: "note", text, details }];
  const heap = rows.find(({ name }) => name === "server.memory.heap.max_size")?.value ?? "";
  if (bytesOf(heap) < smallestHeap) {
    const small = `Neo4j's heap is ${heap}.`;
    const advice = "At least 2 GB (server.memory.heap.max_size): imports and large answers need room in it.";
    findings.push({ about: "heap", level: "warning", text: small, advice });
  }
  if (rows.some(({ name, value }) => name === "dbms.security.auth_enabled" && value === "false")) {
    const open = "Neo4j asks nobody for a password, so whoever reaches its port may read and change everything.";
    const advice = "dbms.security.auth_enabled=true in neo4j.conf, unless nobody else reaches the port.";
    findings.push({ about: "login", level: "warning", text: open, advice });
  }
  return findings;
}
