/** Parameters as the user writes them: a JSON object, or nothing. The text of the fault where it is neither. */
export function parseParameters(text: string): Record<string, unknown> | string {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return 'Write parameters as a JSON object such as {"hs": "8482"}.';
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `This is not JSON: ${error.message}`;
  }
}
