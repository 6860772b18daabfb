import { importResponseSchema, type ImportResponse } from "#graph-schema/contract/import.ts";
import { importEventsAddress, readImport } from "../../api/client.ts";

export function isFinished({ status }: ImportResponse): boolean {
  return status !== "queued" && status !== "running";
}

/** Follows an import's event stream to its end; where the stream breaks off, the import is asked every second. */
export async function watchImport(
  begun: ImportResponse,
  onChange: (current: ImportResponse) => void,
  signal: AbortSignal,
): Promise<ImportResponse> {
  if (!isFinished(begun)) await listen(begun.id, onChange, signal);
  for (;;) {
    const current = await readImport(begun.id, signal);
    if (isFinished(current)) return current;
    onChange(current);
    await wait(1000, signal);
  }
}

/** Resolves when the stream ends, fails or tells of the end; rejects only when aborted. */
function listen(id: string, onChange: (current: ImportResponse) => void, signal: AbortSignal): Promise<void> {
  const events = new EventSource(importEventsAddress(id));
  return new Promise<void>((settle, fail) => {
    const take = (event: MessageEvent<string>) => {
      const read = importResponseSchema.safeParse(JSON.parse(event.data));
      if (!read.success) return settle();
      onChange(read.data);
      if (isFinished(read.data)) settle();
    };
    for (const name of ["message", "progress"]) events.addEventListener(name, take);
    events.addEventListener("error", () => settle());
    signal.addEventListener("abort", () => fail(abortReason(signal)));
  }).finally(() => events.close());
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(settle, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      fail(abortReason(signal));
    });
  });
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error("cancelled");
}
