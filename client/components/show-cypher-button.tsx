/** The way to the Cypher of a question; the shell opens it, so that no feature knows who shows it. */
import { ActionIcon, Button } from "@mantine/core";
import { SquareTerminal } from "lucide-react";
import { createContext, use, type ReactNode } from "react";
import type { CypherEquivalentInput } from "#graph-schema/contract/cypher-equivalent.ts";

/** Opens the Cypher of a question. */
export const ShowCypherContext = createContext<(asked: CypherEquivalentInput) => void>(() => undefined);

interface Props {
  asked: CypherEquivalentInput;
  label?: string;
}

export function ShowCypherButton({ asked, label = "Show the Cypher" }: Props): ReactNode {
  const show = use(ShowCypherContext);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<SquareTerminal size={14} aria-hidden />}
      onClick={() => show(asked)}
    >
      {label}
    </Button>
  );
}

/** The same where there is little room. */
export function ShowCypherIcon({ asked, label }: Required<Props>): ReactNode {
  const show = use(ShowCypherContext);
  return (
    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} title={label} onClick={() => show(asked)}>
      <SquareTerminal size={14} aria-hidden />
    </ActionIcon>
  );
}
