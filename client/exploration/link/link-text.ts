/** An exploration as the text of a link: JSON, deflated, in the letters that an address may hold; of bounded length. */
import { compactExploration, expandCompact, type LinkedExploration } from "./compact.ts";
import { compactExplorationSchema, type CompactExploration } from "./compact-exploration.ts";

/** Longer addresses are cut by mail programs and chats. */
export const longestLink = 6000;
/** What the link had to leave out. `positions`: nodes are placed anew. `elements`: only the traces are kept. */
export type LeftOut = "nothing" | "positions" | "elements";

const version = "1.";

export interface LinkText {
  text: string;
  leftOut: LeftOut;
}

/** The whole exploration where it fits, else less of it, and what was left out. */
export async function writeLink(exploration: LinkedExploration, longest = longestLink): Promise<LinkText> {
  const whole = compactExploration(exploration);
  const candidates: [LeftOut, CompactExploration][] = [
    ["nothing", whole],
    ["positions", { ...whole, s: whole.s.slice(0, 20), n: whole.n.map(([id]) => [id]) }],
    ["elements", { ...whole, s: [], i: null, n: chainNodes(whole), r: [] }],
    ["elements", { ...whole, s: [], i: null, c: [], l: null, n: [], r: [] }],
  ];
  for (const [leftOut, compact] of candidates) {
    const text = version + (await deflate(JSON.stringify(compact)));
    if (text.length <= longest) return { text, leftOut };
  }
  return { text: "", leftOut: "elements" };
}

/** The countries of the chains, without places. */
function chainNodes({ c }: CompactExploration): CompactExploration["n"] {
  const countries = c.flatMap(([, , route]) => route.slice(0, route.indexOf(":")).split(">"));
  return [...new Set(countries)].map((country) => [`country:${country}`]);
}

/** The exploration of a link's text, or undefined when it is not one: cut, of another version, or made up. */
export async function readLink(text: string): Promise<LinkedExploration | undefined> {
  if (!text.startsWith(version) || text.length > 4 * longestLink) return undefined;
  const json = await inflate(text.slice(version.length));
  if (json === undefined) return undefined;
  const compact = compactExplorationSchema.safeParse(json);
  return compact.success ? expandCompact(compact.data) : undefined;
}

async function deflate(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function inflate(text: string): Promise<unknown> {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text()) as unknown;
  } catch (error) {
    // Base64, deflate and JSON each refuse a damaged text in their own way.
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
