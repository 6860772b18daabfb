const names: Record<string, string> = {
  mod: "Ctrl",
  shift: "Shift",
  plus: "+",
  ContextMenu: "Menu key",
  Delete: "Del",
  Escape: "Esc",
};

/** `mod+shift+Z` as people read it: `Ctrl+Shift+Z`. */
export function keyText(keys: string): string {
  const parts = keys.split("+");
  // A question mark is typed with Shift on most keyboards; saying so confuses more than it helps.
  if (parts.at(-1) === "?") return "?";
  return parts.map((part) => names[part] ?? part).join("+");
}
