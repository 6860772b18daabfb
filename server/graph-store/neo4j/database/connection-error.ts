/** Why no connection came about or one broke, as the driver tells it in many ways. */
import type { Neo4jError } from "neo4j-driver";

const away: ReadonlySet<string> = new Set(["ServiceUnavailable", "SessionExpired"]);

/** Signs that something else than Neo4j's Bolt answers at this address, or speaks it otherwise encrypted; waiting does not help. */
const wrongAddresses: readonly { sign: RegExp; text: string }[] = [
  {
    sign: /responded HTTP/,
    text: "This address answers in HTTP, as Neo4j Browser's does (port 7474). NEO4J_URI names the Bolt port, which is 7687 where nobody changed it.",
  },
  {
    sign: /Unknown Bolt protocol version|does not support any of the protocol versions/,
    text: "What answers at this address speaks no Bolt that Entrepôt knows: it is no Neo4j, or one older than 5.26.",
  },
  {
    sign: /certificate|SELF_SIGNED|CERT_|ALTNAME/i,
    text: "The certificate that answers at this address is not trusted. neo4j+ssc:// or bolt+ssc:// takes one that is self-signed; for one of your own authority set NODE_EXTRA_CA_CERTS.",
  },
  {
    sign: /wrong version number|before secure TLS connection|SSL routines|packet length too long/,
    text: "This address does not answer in TLS. neo4j:// and bolt:// ask without encryption, neo4j+s:// and bolt+s:// with it.",
  },
];

/** What lies under the driver's general sentences; the error of a cluster's members is the cause of that of the cluster. */
function rootOf(error: Neo4jError): string {
  const cause = error.cause instanceof Error ? error.cause : undefined;
  const message = error.message.startsWith("Could not perform discovery") && cause ? cause.message : error.message;
  return message.split("Caused by: ").at(-1) ?? message;
}

const signOf = (error: Neo4jError) => wrongAddresses.find(({ sign }) => sign.test(`${error.message} ${rootOf(error)}`));

/** Waiting for such a server would be in vain. */
export function isWrongAddress(error: Neo4jError): boolean {
  return signOf(error) !== undefined;
}

/** undefined where the server answered, and with a failure of its own. */
export function explainConnection(error: Neo4jError): string | undefined {
  const known = signOf(error);
  if (known) return known.text;
  if (error.message.startsWith("Connection acquisition timed out")) {
    return "Neo4j does not answer: no connection was to be had within 10 seconds, as when the server hangs, is overloaded, or wants TLS (neo4j+s://).";
  }
  if (!away.has(error.code)) return undefined;
  const root = rootOf(error);
  const hint = /closed by server|ECONNRESET/.test(root)
    ? " (a server that is being stopped closes connections, and so does one that wants TLS: neo4j+s://)"
    : "";
  return `Neo4j does not answer: ${root.replace(/\.$/, "")}${hint}.`;
}
