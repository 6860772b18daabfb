import { Kbd, Modal, Table } from "@mantine/core";
import type { ReactNode } from "react";
import { keyText } from "../../components/key-text.ts";

export interface Shortcut {
  label: string;
  keys: readonly string[];
}

/** Gestures that are no commands; they are listed with them. */
const gestures: readonly Shortcut[] = [
  { label: "Walk from node to node", keys: ["Arrow keys"] },
  { label: "Next or previous edge of the node", keys: ["]", "["] },
  { label: "Inspect", keys: ["Click"] },
  { label: "Expand", keys: ["Double-click"] },
  { label: "Menu", keys: ["Right click"] },
  { label: "Add to the selection", keys: ["Shift-click", "Ctrl-click"] },
  { label: "Move the view", keys: ["Drag the ground"] },
  { label: "Select a box", keys: ["Shift-drag"] },
];

/** Further keys of a command are synonyms that need no mention. */
const mostKeys = 2;

function keyNames(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => keyText(key)))].slice(0, mostKeys);
}

interface Props {
  opened: boolean;
  shortcuts: readonly Shortcut[];
  onClose: () => void;
}

export function ShortcutsHelp({ opened, shortcuts, onClose }: Props): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title="Shortcuts" size="md" closeButtonProps={{ "aria-label": "Close" }}>
      <Table verticalSpacing={4}>
        <Table.Tbody>
          {[...gestures, ...shortcuts].map(({ label, keys }) => (
            <Table.Tr key={label + keys.join(" ")}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td ta="right">
                {keyNames(keys).map((key, index) => (
                  <span key={key}>
                    {index > 0 && " or "}
                    <Kbd style={{ whiteSpace: "nowrap" }}>{key}</Kbd>
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
