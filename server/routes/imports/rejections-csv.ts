import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { Response } from "express";
import type { Rejection } from "#graph-schema/contract/import.ts";

const columns = ["line", "field", "value", "reason"];

/** Streams every rejection; texts that a spreadsheet would run as a formula are escaped. */
export async function sendRejections(rejections: AsyncIterable<Rejection>, response: Response): Promise<void> {
  response.status(200).type("text/csv").set("Content-Disposition", 'attachment; filename="rejections.csv"');
  // The pipeline listens for the end of the response several times, beside what the application does.
  response.setMaxListeners(response.getMaxListeners() + 10);
  const table = stringify({ header: true, columns, escape_formulas: true });
  await pipeline(rejections, table, response);
}
