import { Text } from "@mantine/core";
import { countryId } from "#graph-schema/node-id.ts";
import { useNodeLabels } from "../api/use-node-labels.ts";

interface ChainRouteProps {
  countries: readonly string[];
  /** As large as the heading that it stands in. */
  isHeading?: boolean;
}

/** `China → Kyrgyzstan → Russia` from country keys; the keys show on hover. */
export function ChainRoute({ countries, isHeading = false }: ChainRouteProps) {
  const label = useNodeLabels(countries.map((key) => countryId(key)));
  return (
    <Text span {...(isHeading ? { inherit: true } : { size: "sm", fw: 500 })} title={countries.join(" → ")}>
      {countries.map((key) => label(countryId(key))).join(" → ")}
    </Text>
  );
}
