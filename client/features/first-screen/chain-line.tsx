import { Text, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { countryId } from "#graph-schema/node-id.ts";
import { useNodeLabels } from "../../api/use-node-labels.ts";
import classes from "./first-screen.module.css";

interface ChainLineProps {
  countries: readonly string[];
  line: "solid" | "dashed" | "dotted";
  isLit: boolean;
  onLight: () => void;
  children: ReactNode;
}

/** One chain as a row that lights it up on the canvas; the line before it is the line it has there. */
export function ChainLine({ countries, line, isLit, onLight, children }: ChainLineProps): ReactNode {
  const label = useNodeLabels(countries.map(countryId));
  return (
    <UnstyledButton className={classes["chain"]} aria-pressed={isLit} onClick={onLight}>
      <span className={classes["stroke"]} data-line={line} aria-hidden />
      <span>
        <Text span size="sm" fw={600} display="block">
          {countries.map((key) => label(countryId(key))).join(" → ")}
        </Text>
        <Text span size="xs" c="dimmed" display="block">
          {children}
        </Text>
      </span>
    </UnstyledButton>
  );
}
