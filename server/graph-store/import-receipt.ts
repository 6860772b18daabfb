import { writeDocumentBody } from "./documents.ts";
import type { ImportOutcome, ImportReceipt, ReceiptOutcome } from "./graph-store.ts";

const keptRejections = 1000;

/** The receipt's document as JSON, with what came of the import. */
export function writeReceipt({ body }: ImportReceipt, { rejections, ...rest }: ImportOutcome): string {
  const outcome: ReceiptOutcome = {
    ...rest,
    rejections: rejections.slice(0, keptRejections),
    rejected: rejections.length,
  };
  return writeDocumentBody({ ...body, outcome });
}
