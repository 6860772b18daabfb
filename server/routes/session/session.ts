/** GET, POST and DELETE /session: who is asking, sign in with the token, sign out. */
import type { Router } from "express";
import { endpoints } from "#graph-schema/contract/endpoints.ts";
import type { SessionResponse } from "#graph-schema/contract/session.ts";
import type { Door, Pass } from "../../http/door/door.ts";
import { readJsonBody } from "../../http/read-json-body.ts";
import { expressPath, serveEndpoint } from "../../http/serve-endpoint.ts";

function presentSession(door: Door, pass: Pass | undefined): SessionResponse {
  return {
    tokenNeeded: door.isLocked,
    signedIn: pass !== undefined,
    expires: pass?.expires?.toISOString() ?? null,
  };
}

export function mountSession(router: Router, door: Door): void {
  router.use(expressPath(endpoints.signIn.path), readJsonBody);
  serveEndpoint(router, "session", async ({ request }) => presentSession(door, await door.readPass(request)));
  serveEndpoint(router, "signIn", async ({ body, request, response }) =>
    presentSession(door, await door.signIn(request, response, body.token)),
  );
  serveEndpoint(router, "signOut", ({ request, response }) => {
    door.signOut(request, response);
    return presentSession(door, door.isLocked ? undefined : { expires: null });
  });
}
