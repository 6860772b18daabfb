import { ActionIcon, Button, Text, Tooltip, UnstyledButton } from "@mantine/core";
import { PanelLeft, SquareTerminal, Upload } from "lucide-react";
import type { ReactNode, Ref } from "react";
import type { SearchItem } from "#graph-schema/contract/search.ts";
import { SearchBox } from "../features/search/search-box.tsx";
import { SignOutButton } from "../features/session/sign-out-button.tsx";
import { ColourSchemeSwitch } from "./colour-scheme-switch.tsx";
import classes from "./shell.module.css";

interface Props {
  searchRef: Ref<HTMLInputElement>;
  onChoose: (item: SearchItem) => void;
  /** Back to the first screen. */
  onHome: () => void;
  onImport: () => void;
  onCypher: () => void;
  isLeftOpen: boolean;
  onToggleLeft: () => void;
}

export function TopBar(props: Props): ReactNode {
  const { searchRef, onChoose, onHome, onImport, onCypher, isLeftOpen, onToggleLeft } = props;
  const foldLabel = isLeftOpen ? "Fold the left panel" : "Unfold the left panel";
  return (
    <header className={classes["bar"]}>
      <Tooltip label={foldLabel}>
        <ActionIcon
          className={classes["fold"]}
          size="lg"
          aria-label={foldLabel}
          aria-expanded={isLeftOpen}
          onClick={onToggleLeft}
        >
          <PanelLeft size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <h1 className={classes["name"]}>
        <UnstyledButton onClick={onHome} title="Back to the first screen">
          <Text span fw={700} size="lg">
            Entrepôt
          </Text>
        </UnstyledButton>
      </h1>
      <div className={classes["search"]}>
        <SearchBox ref={searchRef} onChoose={onChoose} />
      </div>
      <Button size="xs" variant="default" leftSection={<Upload size={14} aria-hidden />} onClick={onImport}>
        Import
      </Button>
      <Button
        className={classes["aside"]}
        size="xs"
        variant="default"
        leftSection={<SquareTerminal size={14} aria-hidden />}
        onClick={onCypher}
      >
        Cypher
      </Button>
      <ColourSchemeSwitch />
      <SignOutButton />
    </header>
  );
}
