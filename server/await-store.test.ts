import { expect, test, vi } from "vitest";
import { awaitStore } from "./await-store.ts";
import { GraphStoreError } from "./graph-store/graph-store-error.ts";

const away = new GraphStoreError("unavailable", "Nobody answers.", { mayPass: true });
const wrong = new GraphStoreError("unavailable", "Wrong password.");
const { signal } = new AbortController();

test("a store that answers later is opened then, and the reason for waiting told once", async () => {
  const onWait = vi.fn<(reason: string) => void>();
  const open = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(away)
    .mockRejectedValueOnce(away)
    .mockResolvedValue("store");
  expect(await awaitStore(open, { seconds: 60, onWait, signal })).toBe("store");
  expect(onWait.mock.calls).toEqual([["Nobody answers."]]);
});

test("what waiting does not mend is told at once", async () => {
  const onWait = vi.fn<(reason: string) => void>();
  await expect(awaitStore(() => Promise.reject(wrong), { seconds: 60, onWait, signal })).rejects.toBe(wrong);
  expect(onWait).not.toHaveBeenCalled();
});

test("waiting ends, and the failure says how long it took", async () => {
  const waiting = awaitStore(() => Promise.reject(away), { seconds: 1, onWait: () => undefined, signal });
  await expect(waiting).rejects.toThrow("Nobody answers. Waited 1 s for it (NEO4J_WAIT_SECONDS).");
  await expect(awaitStore(() => Promise.reject(away), { seconds: 0, onWait: () => undefined, signal })).rejects.toBe(
    away,
  );
});

test("a server that is being closed waits no longer", async () => {
  const stopped = new AbortController();
  const onWait = () => stopped.abort();
  const waiting = awaitStore(() => Promise.reject(away), { seconds: 60, onWait, signal: stopped.signal });
  await expect(waiting).rejects.toThrow("aborted");
});
