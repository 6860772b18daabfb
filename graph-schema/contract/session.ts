import { z } from "zod";

export const tokenLength = { minimum: 24, maximum: 512 } as const;

export const signInRequestSchema = z
  .strictObject({
    token: z.string().min(1, "must not be empty").max(tokenLength.maximum).describe("The server's access token"),
  })
  .meta({ id: "SignInRequest" });

export const sessionResponseSchema = z
  .strictObject({
    tokenNeeded: z.boolean().describe("false: the server has no access token, and everybody may ask"),
    signedIn: z.boolean(),
    expires: z.iso.datetime().nullable().describe("When the session ends; null where it does not or there is none"),
  })
  .meta({ id: "SessionResponse" });
export type SessionResponse = z.infer<typeof sessionResponseSchema>;
