/** How a caller shows the access token, as OpenAPI describes it. */
import type { JsonObject } from "./components.ts";

const onlyWithToken = "Needed only where the server was started with ENTREPOT_TOKEN.";

export const securitySchemes: JsonObject = {
  token: { type: "http", scheme: "bearer", description: `For programs: the token itself. ${onlyWithToken}` },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "entrepot-session",
    description: `For browsers: the cookie that POST /session sets, over TLS with the prefix __Host-. ${onlyWithToken}`,
  },
};

/** Either will do. */
export const accessWays: readonly JsonObject[] = [{ token: [] }, { session: [] }];
