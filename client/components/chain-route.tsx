import { Text } from "@mantine/core";
import { countryId } from "#graph-schema/node-id.ts";
import { useNodeLabels } from "../api/use-node-labels.ts";

/** `China → Kyrgyzstan → Russia` from country keys; the keys show on hover. */
export function ChainRoute({ countries }: { countries: readonly string[] }) {
  const label = useNodeLabels(countries.map((key) => countryId(key)));
  return (
    <Text span size="sm" fw={500} title={countries.join(" → ")}>
      {countries.map((key) => label(countryId(key))).join(" → ")}
    </Text>
  );
}
