import { Button, Menu, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { HistoryEntry } from "./query-history.ts";

interface Props {
  entries: readonly HistoryEntry[];
  onChoose: (entry: HistoryEntry) => void;
  onForget: () => void;
}

/** Queries that were run in this browser. */
export function HistoryMenu({ entries, onChoose, onForget }: Props): ReactNode {
  return (
    <Menu position="bottom-start" width={420} withinPortal={false}>
      <Menu.Target>
        <Button size="xs" variant="default" disabled={entries.length === 0}>
          History
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: "auto" }}>
        {entries.map((entry) => (
          <Menu.Item key={entry.at + entry.query} onClick={() => onChoose(entry)}>
            <Text size="xs" ff="monospace" lineClamp={2}>
              {entry.query}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onForget}>Forget all of them</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
