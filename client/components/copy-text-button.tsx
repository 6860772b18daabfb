import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { TriangleAlert, Check, Copy } from "lucide-react";

interface CopyTextButtonProps {
  /** Made when it is asked for: a citation or a table may be long. */
  text: () => string;
  label: string;
}

/** Copies a text and says in words whether that worked. */
export function CopyTextButton({ text, label }: CopyTextButtonProps) {
  const clipboard = useClipboard({ timeout: 2000 });
  const [icon, words] =
    clipboard.error !== null
      ? [<TriangleAlert key="failed" size={14} aria-hidden />, "The browser refused to copy"]
      : clipboard.copied
        ? [<Check key="copied" size={14} aria-hidden />, "Copied"]
        : [<Copy key="copy" size={14} aria-hidden />, label];
  return (
    <Button variant="default" size="compact-sm" leftSection={icon} onClick={() => clipboard.copy(text())}>
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
