/**
 * One way to write a name for searching, so that every store finds the same: NFKD, marks dropped, small letters,
 * letters without a decomposition mapped, everything that is neither letter nor digit a single space; beside it
 * the same in Latin letters where the name is written otherwise.
 */
import { createRequire } from "node:module";
import type anyAsciiType from "any-ascii";
import type { pinyin } from "pinyin-pro";

// Loaded when the first text needs them: their tables take longer to load than the rest of a worker thread.
const load = createRequire(import.meta.url);
let transliterate: typeof anyAsciiType | undefined;
let spell: typeof pinyin | undefined;

const han = /\p{Script=Han}/u;
const nonLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const mapped: Record<string, string> = { ł: "l", đ: "d", ı: "i", ø: "o", ß: "ss", æ: "ae", œ: "oe", þ: "th", ð: "d" };
const mappedLetters = new RegExp(`[${Object.keys(mapped).join("")}]`, "gu");

/** The forms under which a text is stored and looked up: folded, then in Latin letters where that differs. */
export function searchForms(text: string): string[] {
  const forms = [fold(text)];
  if (nonLatin.test(text)) {
    const latin = fold(toLatin(text));
    forms.push(latin);
    // "wang yi" and "wangyi" are both usual.
    if (han.test(text)) forms.push(latin.replaceAll(" ", ""));
  }
  return [...new Set(forms)].filter((form) => form !== "");
}

/** The text in small letters without marks; scripts stay as they are. */
export function fold(text: string): string {
  const bare = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return bare
    .normalize("NFKC")
    .replaceAll(mappedLetters, (letter) => mapped[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function toLatin(text: string): string {
  transliterate ??= (load("any-ascii") as { default: typeof anyAsciiType }).default;
  return transliterate(han.test(text) ? toPinyin(text) : text);
}

function toPinyin(text: string): string {
  spell ??= (load("pinyin-pro") as { pinyin: typeof pinyin }).pinyin;
  return spell(text, { toneType: "none", nonZh: "consecutive" });
}
