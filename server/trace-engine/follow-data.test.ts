import { expect, test } from "vitest";
import { followData } from "./follow-data.ts";

test("looks again and again, tells of the first failure of a row, and ends", async () => {
  const troubles: string[] = [];
  const answers = ["ok", "away", "away", "ok", "gone"];
  let looks = 0;
  const refresh = () => {
    const answer = answers[looks++] ?? "ok";
    return answer === "ok" ? Promise.resolve() : Promise.reject(new Error(answer));
  };
  const onTrouble = (error: unknown) => troubles.push((error as Error).message);
  const follower = followData({ refresh }, { onTrouble, interval: 1 });
  await expect.poll(() => looks).toBeGreaterThan(answers.length);
  await follower.close();
  const after = looks;
  expect(troubles).toEqual(["away", "gone"]);
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(looks).toBe(after);
});

test("a look that is under way when it ends is given up without a word", async () => {
  const troubles: unknown[] = [];
  const refresh = (signal?: AbortSignal) =>
    new Promise<void>((_, fail) => {
      signal?.addEventListener("abort", () => fail(signal.reason as Error));
    });
  const follower = followData({ refresh }, { onTrouble: (error) => troubles.push(error) });
  await follower.close();
  expect(troubles).toEqual([]);
});
