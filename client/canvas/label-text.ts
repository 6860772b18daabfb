/** Longest text that fits in two lines under a node. */
const longest = 40;

/** Cuts a label at a word where it can; the full name stands in the tooltip, the list and the inspector. */
export function shortenLabel(text: string, limit = longest): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, limit - 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > limit / 2 ? space : limit - 1).trimEnd()}…`;
}
