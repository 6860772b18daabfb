import { Combobox, Loader, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useEffect, useEffectEvent, useState, type ReactNode, type Ref } from "react";
import type { SearchItem } from "#graph-schema/contract/search.ts";
import { searchQuery } from "../../api/queries.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { ShowCypherIcon } from "../../components/show-cypher-button.tsx";
import { formatCount } from "../../format/number.ts";
import { SearchOption } from "./search-option.tsx";

const shown = 12;

interface Props {
  ref?: Ref<HTMLInputElement>;
  /** A found node was chosen. */
  onChoose: (item: SearchItem) => void;
}

/** Finds anything by name in any script, alias, code, or `type:term`; the chosen node comes onto the canvas. */
export function SearchBox({ ref, onChoose }: Props): ReactNode {
  const [text, setText] = useState("");
  const [term] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const answer = useQuery({ ...searchQuery(term, shown), placeholderData: (previous) => previous });
  const items = term === "" ? [] : (answer.data?.items ?? []);
  const isCurrent = term === text.trim() && !answer.isPlaceholderData && items.length > 0;
  // Enter takes the best answer; while an answer to an older term is still shown, nothing is chosen.
  const selectFirst = useEffectEvent(() => combobox.selectFirstOption());
  useEffect(() => {
    if (isCurrent) selectFirst();
  }, [isCurrent, term]);
  const choose = (id: string) => {
    const item = items.find((candidate) => candidate.id === id);
    if (item === undefined) return;
    combobox.closeDropdown();
    setText("");
    onChoose(item);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} width={440} position="bottom-start" shadow="md" withinPortal>
      <Combobox.Target>
        <TextInput
          ref={ref}
          aria-label="Search"
          placeholder="Search a name, an HS code, or type:term"
          size="xs"
          w="100%"
          maw={380}
          leftSection={<Search size={14} aria-hidden />}
          rightSection={
            answer.isFetching ? (
              <Loader size={12} aria-hidden />
            ) : term === "" ? null : (
              <ShowCypherIcon
                label="Show the Cypher of this search"
                asked={{ question: "search", request: { q: term, limit: shown } }}
              />
            )
          }
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={term === ""} maw="94vw">
        {answer.error !== null && <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />}
        <Combobox.Options mah="60vh" style={{ overflowY: "auto" }}>
          {items.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <SearchOption item={item} />
            </Combobox.Option>
          ))}
          {items.length === 0 && answer.isSuccess && (
            <Combobox.Empty>Nothing is called “{term}” in the data held</Combobox.Empty>
          )}
          {items.length === 0 && answer.isPending && <Combobox.Empty>Searching…</Combobox.Empty>}
        </Combobox.Options>
        {answer.data !== undefined && items.length < answer.data.total.value && (
          <Combobox.Footer>
            <Text size="xs" c="dimmed">
              {formatCount(items.length)} of {answer.data.total.exact ? "" : "at least "}
              {formatCount(answer.data.total.value)} shown; a longer term or type:term narrows it
            </Text>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
