/** JSON as Cypher writes it: keys without quotes, or in backticks where they are not plain names. */
export function cypherLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, own]) => `${nameOf(key)}: ${cypherLiteral(own)}`);
  return `{${entries.join(", ")}}`;
}

function nameOf(key: string): string {
  return /^[A-Za-z]\w*$/.test(key) ? key : `\`${key.replaceAll("`", "``")}\``;
}
