import { Button, Group, Text } from "@mantine/core";
import { Lightbulb } from "lucide-react";
import { ChainRoute } from "../../components/chain-route.tsx";
import { commodityWords } from "../../format/trade-words.ts";

interface ChainHeadingProps {
  chain: { countries: readonly string[]; commodity: string };
  isLit: boolean;
  onLight: () => void;
}

/** Route and goods of a chain, with the button that lights it on the canvas. */
export function ChainHeading({ chain, isLit, onLight }: ChainHeadingProps) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <div>
        <ChainRoute countries={chain.countries} />
        <Text size="xs">{commodityWords(chain.commodity)}</Text>
      </div>
      <Button
        flex="none"
        size="compact-sm"
        variant={isLit ? "filled" : "default"}
        aria-pressed={isLit}
        leftSection={<Lightbulb size={14} aria-hidden />}
        onClick={onLight}
      >
        {isLit ? "Lit" : "Show"}
      </Button>
    </Group>
  );
}
