/**
 * What the session cookie holds: an end and a signature under a key made from the token. No server keeps sessions,
 * so any server with the same token takes it, and another token ends them all.
 */
import { createHmac, scryptSync, timingSafeEqual } from "node:crypto";

/** Milliseconds. */
export const sessionLength = 12 * 60 * 60 * 1000;

const purpose = "entrepot session 1";
const keyBytes = 32;
const wellFormed = /^1\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/;

export interface SessionValues {
  /** A value that is good until `end`, which is cut to whole seconds. */
  issue(end: Date): string;
  /** The end of a session that is good at `now`; undefined for what was forged, damaged or has ended. */
  read(value: string, now: Date): Date | undefined;
}

/** The key is costly to make (scrypt), so that a stolen value does not help to guess a token; it is made once. */
export function createSessionValues(token: string): SessionValues {
  const key = scryptSync(token, purpose, keyBytes);
  const sign = (seconds: string) => createHmac("sha256", key).update(`1.${seconds}`).digest();
  return {
    issue(end) {
      const seconds = String(Math.floor(end.getTime() / 1000));
      return `1.${seconds}.${sign(seconds).toString("base64url")}`;
    },
    read(value, now) {
      const [, seconds, signature] = wellFormed.exec(value) ?? [];
      if (seconds === undefined || signature === undefined) return undefined;
      const given = Buffer.from(signature, "base64url");
      if (!timingSafeEqual(sign(seconds), given)) return undefined;
      const end = new Date(Number(seconds) * 1000);
      return end > now ? end : undefined;
    },
  };
}
