/**
 * Finds where a text stops being JSON (RFC 8259), since V8 names the place for some faults only.
 * Recurses once a level: bound the nesting first.
 */
class SyntaxFault extends Error {
  readonly position: number;

  constructor(position: number) {
    super("Not JSON");
    this.position = position;
  }
}

type Skip = (text: string, at: number) => number;

const spaces = /[\t\n\r ]*/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

function skipPattern(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  if (!pattern.test(text)) throw new SyntaxFault(at);
  return pattern.lastIndex;
}

const skipSpaces: Skip = (text, at) => skipPattern(spaces, text, at);

function skipCharacter(text: string, at: number, character: string): number {
  if (text[at] !== character) throw new SyntaxFault(at);
  return at + 1;
}

function skipString(text: string, start: number): number {
  let at = skipCharacter(text, start, '"');
  while (text[at] !== '"') {
    const isMissing = at >= text.length || text.charCodeAt(at) < 0x20;
    if (isMissing) throw new SyntaxFault(at);
    at = text[at] === "\\" ? skipPattern(escape, text, at) : at + 1;
  }
  return at + 1;
}

/** The items of an array or object, from behind the opening bracket to behind the closing one. */
function skipItems(text: string, start: number, close: string, skipItem: Skip): number {
  let at = skipSpaces(text, start);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = skipSpaces(text, skipItem(text, skipSpaces(text, at)));
    if (text[at] === close) return at + 1;
    at = skipCharacter(text, at, ",");
  }
}

function skipMember(text: string, start: number): number {
  const colon = skipSpaces(text, skipString(text, start));
  return skipValue(text, skipSpaces(text, skipCharacter(text, colon, ":")));
}

function skipValue(text: string, at: number): number {
  if (text[at] === "{") return skipItems(text, at + 1, "}", skipMember);
  if (text[at] === "[") return skipItems(text, at + 1, "]", skipValue);
  if (text[at] === '"') return skipString(text, at);
  return skipPattern(scalar, text, at);
}

/** Position of the first character that JSON does not allow there (the text's length when it ends too early). */
export function findSyntaxFault(text: string): number | undefined {
  try {
    const end = skipSpaces(text, skipValue(text, skipSpaces(text, 0)));
    return end === text.length ? undefined : end;
  } catch (error) {
    if (error instanceof SyntaxFault) return error.position;
    throw error;
  }
}
