/**
 * One way to write a name for searching, so that every store finds the same: NFKD, marks dropped, small letters,
 * letters without a decomposition mapped, everything that is neither letter nor digit a single space; beside it
 * the same in Latin letters where the name is written otherwise.
 */
import anyAscii from "any-ascii";
import { pinyin } from "pinyin-pro";

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
  const spoken = han.test(text) ? pinyin(text, { toneType: "none", nonZh: "consecutive" }) : text;
  return anyAscii(spoken);
}
