import { MultiSelect } from "@mantine/core";
import { countryId } from "#graph-schema/node-id.ts";
import { useNodeLabels } from "../../api/use-node-labels.ts";
import { useSuggestions } from "./use-suggestions.ts";

interface CountryPickerProps {
  label: string;
  description?: string;
  placeholder?: string;
  /** Country keys such as `CHN` and `EU27`. */
  value: string[];
  onChange: (keys: string[]) => void;
  error?: string | undefined;
}

const keyOf = (id: string) => id.slice(id.indexOf(":") + 1);

/** Countries and aggregates, found while typing in any language or by ISO code. */
export function CountryPicker({ value, onChange, placeholder, error, ...words }: CountryPickerProps) {
  const suggestions = useSuggestions("country");
  const label = useNodeLabels(value.map((key) => countryId(key)));
  const found = suggestions.items.filter((item) => !value.includes(keyOf(item.id)));
  return (
    <MultiSelect
      {...words}
      value={value}
      onChange={onChange}
      error={error}
      {...(value.length === 0 && placeholder !== undefined && { placeholder })}
      data={[
        ...value.map((key) => ({ value: key, label: label(countryId(key)) })),
        ...found.map((item) => ({ value: keyOf(item.id), label: `${item.label} (${keyOf(item.id)})` })),
      ]}
      searchable
      hidePickedOptions
      searchValue={suggestions.text}
      onSearchChange={suggestions.setText}
      filter={({ options }) => options}
      nothingFoundMessage={suggestions.message}
    />
  );
}
