/** Text from data, made harmless for a terminal: control characters, which could move its cursor, become �. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, "�");
}
