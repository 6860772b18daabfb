import { Box, Group, Text, useComputedColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import type { SearchItem } from "#graph-schema/contract/search.ts";
import { nodeTypes } from "#graph-schema/node-types.ts";
import { TypeSign } from "../../components/type-sign.tsx";

/** A found node: its sign, name, type, and the name that matched where that is another one. */
export function SearchOption({ item }: { item: SearchItem }): ReactNode {
  const scheme = useComputedColorScheme("light");
  const { label, type, match } = item;
  const key = item.id.slice(item.id.indexOf(":") + 1);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Box mt={3}>
        <TypeSign type={type} scheme={scheme} />
      </Box>
      <Box miw={0}>
        <Text size="sm" lineClamp={2}>
          {label}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {nodeTypes[type].label} · {match.text === label ? key : match.text}
        </Text>
      </Box>
    </Group>
  );
}
