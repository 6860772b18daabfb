/** `npm start`: builds the client when it is stale, then serves in this same process, so that signals reach the server. */
import { buildClientIfStale } from "./client-build.ts";
import { endWithNpm } from "./end-with-npm.ts";

await buildClientIfStale();
endWithNpm();
await import("../server/main.ts");
