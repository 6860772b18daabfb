import { CloseButton, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface DetailFrameProps {
  /** What kind of thing it is, above its name. */
  kind: string;
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
}

/** What every view of the right-hand panel stands in. */
export function DetailFrame({ kind, title, children, onClose }: DetailFrameProps) {
  return (
    <Stack gap="sm" p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text size="xs" c="dimmed">
            {kind}
          </Text>
          <Title order={2} size="h4" style={{ overflowWrap: "anywhere" }}>
            {title}
          </Title>
        </div>
        <CloseButton aria-label="Close the details" onClick={onClose} />
      </Group>
      {children}
    </Stack>
  );
}

interface DetailPartProps {
  title: string;
  children: ReactNode;
}

export function DetailPart({ title, children }: DetailPartProps) {
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {title}
      </Title>
      {children}
    </section>
  );
}
