import { Button, Modal, Stack } from "@mantine/core";
import { Maximize2 } from "lucide-react";
import { useState } from "react";
import type { ChainRow } from "./chain-rows.ts";
import { ChainTable } from "./chain-table.tsx";

interface RankedChainsProps {
  rows: ChainRow[];
  lit: string | null;
  onOpen: (row: ChainRow) => void;
}

/** The ranked chains in the panel, and in a dialog as wide as the screen where one wants all columns side by side. */
export function RankedChains({ rows, lit, onOpen }: RankedChainsProps) {
  const [isWide, setIsWide] = useState(false);
  const openAndLeave = (row: ChainRow) => {
    setIsWide(false);
    onOpen(row);
  };
  return (
    <Stack gap={4} align="stretch">
      <Button
        size="compact-sm"
        variant="subtle"
        style={{ alignSelf: "flex-end" }}
        leftSection={<Maximize2 size={14} aria-hidden />}
        onClick={() => setIsWide(true)}
      >
        Wide table
      </Button>
      <ChainTable label="Possible chains" rows={rows} lit={lit} sortable onOpen={onOpen} />
      <Modal
        opened={isWide}
        onClose={() => setIsWide(false)}
        size="80rem"
        title="Possible chains"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <ChainTable label="Possible chains, wide" rows={rows} lit={lit} sortable tall onOpen={openAndLeave} />
      </Modal>
    </Stack>
  );
}
