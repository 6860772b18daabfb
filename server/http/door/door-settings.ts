/** What the token and the list of trusted proxies must look like. */
import { isIP } from "node:net";
import { z } from "zod";
import { tokenLength } from "#graph-schema/contract/session.ts";

const { minimum, maximum } = tokenLength;
const lengthFault = `must have ${minimum} to ${maximum} characters; openssl rand -base64 32 makes a good one`;

/** Letters that a Bearer header can carry (RFC 6750). The faults do not repeat the token. */
export const tokenSchema = z
  .string()
  .min(minimum, lengthFault)
  .max(maximum, lengthFault)
  .regex(/^[A-Za-z0-9._~+/-]+=*$/, "may hold letters, digits and . _ ~ + / - only, and end with =");

const namedNetworks = new Set(["loopback", "linklocal", "uniquelocal"]);

function isNetwork(text: string): boolean {
  if (namedNetworks.has(text)) return true;
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const networksFault = "must list addresses, subnets such as 10.0.0.0/8, or loopback, linklocal, uniquelocal";

/** As Express takes them for `trust proxy`. A prefix of 0 would trust everybody and is refused. */
export const trustedProxiesSchema = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim().toLowerCase()))
  .pipe(z.array(z.string().refine(isNetwork, networksFault)));
