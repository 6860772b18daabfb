import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SearchItem } from "#graph-schema/contract/search.ts";
import { searchQuery } from "../../api/queries.ts";

export interface Suggestions {
  text: string;
  setText: (text: string) => void;
  items: readonly SearchItem[];
  /** What to say where there are no items. */
  message: string;
}

/** Nodes of one type that fit what is typed, asked after a short pause. `prefix` is a search prefix such as `country`. */
export function useSuggestions(prefix: string): Suggestions {
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({
    ...searchQuery(settled === "" ? "" : `${prefix}:${settled}`, 20),
    placeholderData: keepPreviousData,
  });
  return { text, setText, items: settled === "" ? [] : (found.data?.items ?? []), message: messageOf() };

  function messageOf(): string {
    if (text.trim() === "") return "Type a name or a code";
    if (found.isError) return `The search failed: ${found.error.message}`;
    return found.isFetching || settled !== text.trim() ? "Searching…" : `Nothing found for “${settled}”`;
  }
}
