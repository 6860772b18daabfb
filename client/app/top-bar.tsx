import { Button, Title } from "@mantine/core";
import { Upload } from "lucide-react";
import type { ReactNode } from "react";
import { ColourSchemeSwitch } from "./colour-scheme-switch.tsx";
import classes from "./shell.module.css";

export function TopBar({ onImport }: { onImport: () => void }): ReactNode {
  return (
    <header className={classes["bar"]}>
      <Title order={1} size="h4">
        Entrepôt
      </Title>
      <div style={{ flex: 1 }} />
      <Button size="xs" variant="default" leftSection={<Upload size={14} aria-hidden />} onClick={onImport}>
        Import
      </Button>
      <ColourSchemeSwitch />
    </header>
  );
}
