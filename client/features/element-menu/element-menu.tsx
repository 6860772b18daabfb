import { Kbd, Menu, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { keyText } from "../../components/key-text.ts";

export interface MenuEntry {
  id: string;
  label: string;
  keys: string | undefined;
  isEnabled: boolean;
}

interface Props {
  /** Place in the page. */
  at: { x: number; y: number };
  title: string;
  entries: readonly MenuEntry[];
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** The menu of what is selected, at the pointer or beside the element. */
export function ElementMenu({ at, title, entries, onChoose, onClose }: Props): ReactNode {
  const first = entries.find(({ isEnabled }) => isEnabled)?.id;
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      position="right-start"
      withinPortal
      // Not the keys: the one that opens the menu would close it again.
      clickOutsideEvents={["mousedown", "touchstart"]}
      width={230}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <div aria-hidden style={{ position: "fixed", left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        <Menu.Label>
          <Text span size="xs" lineClamp={2}>
            {title}
          </Text>
        </Menu.Label>
        {entries.map(({ id, label, keys, isEnabled }) => (
          <Menu.Item
            key={id}
            disabled={!isEnabled}
            // Where the first entry cannot be chosen, the keyboard would stay outside, and Escape would not close.
            data-autofocus={id === first || undefined}
            rightSection={keys === undefined ? null : <Kbd size="xs">{keyText(keys)}</Kbd>}
            onClick={() => onChoose(id)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
