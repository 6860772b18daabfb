/** Compares what somebody gives with the server's token, without telling by time how much of it was right. */
import { createHash, timingSafeEqual } from "node:crypto";

function digest(text: string): Buffer {
  return createHash("sha256").update(text, "utf8").digest();
}

/** Digests are equally long whatever was given, so that length tells nothing either. */
export function createTokenCheck(token: string): (given: string) => boolean {
  const right = digest(token);
  return (given) => timingSafeEqual(right, digest(given));
}
