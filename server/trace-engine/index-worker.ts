/** Builds an index away from the event loop, gives it back and ends. */
import { parentPort } from "node:worker_threads";
import { IndexBuilder } from "../analysis/trade-index/index-builder.ts";
import type { BuildMessage } from "./messages.ts";

const port = parentPort!;
const builder = new IndexBuilder();

port.on("message", (message: BuildMessage) => {
  if (message.type === "block") {
    builder.add(message.block);
    return;
  }
  port.postMessage(builder.finish(message));
  port.close();
});
