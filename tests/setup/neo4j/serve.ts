/**
 * A program: one Neo4j for several runs of tests. Prints its address as a line, and ends it when the standard input
 * ends, so that it never outlives whoever asked for it. Without a server it says why and exits with 1.
 */
import { once } from "node:events";
import { startNewest } from "./start-newest.ts";

const started = await startNewest();
if (typeof started === "string") {
  console.error(started);
  process.exitCode = 1;
} else {
  console.log(started.uri);
  process.stdin.resume();
  await once(process.stdin, "end");
  await started.stop();
}
