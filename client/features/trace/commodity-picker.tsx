import { MultiSelect } from "@mantine/core";
import { isHsCode } from "#graph-schema/hs-code.ts";
import { commodityId } from "#graph-schema/node-id.ts";
import { useNodeLabels } from "../../api/use-node-labels.ts";
import { chosenCommodity, commodityOptions } from "./commodity-options.ts";
import { useSuggestions } from "./use-suggestions.ts";

interface CommodityPickerProps {
  /** HS codes, `TOTAL`, `all` or `chpl:` with a tier. */
  value: string[];
  onChange: (selectors: string[]) => void;
  error?: string | undefined;
}

/** HS codes found while typing by code or by name, beside named selections such as a tier of the Common High Priority List. */
export function CommodityPicker({ value, onChange, error }: CommodityPickerProps) {
  const suggestions = useSuggestions("commodity");
  const label = useNodeLabels(value.filter((selector) => isHsCode(selector)).map((code) => commodityId(code)));
  return (
    <MultiSelect
      label="Commodities"
      description="HS code or name, TOTAL, all, or chpl:1 … for the Common High Priority List"
      value={value}
      onChange={onChange}
      error={error}
      {...(value.length === 0 && { placeholder: "8482, ball bearings, chpl:1" })}
      data={[
        ...value.map((selector) => chosenCommodity(selector, label)),
        ...commodityOptions(suggestions.text, suggestions.items, value),
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
