import { Box, Button, Group, Progress, Text } from "@mantine/core";
import { formatDuration } from "../../format/number.ts";

/** Shows from the first second on, with the way out. */
export function TraceProgress({ seconds, onCancel }: { seconds: number; onCancel: () => void }) {
  if (seconds < 1) return null;
  return (
    <Box mt="xs">
      <Progress value={100} animated aria-label="Tracing" />
      <Group justify="space-between" mt={4}>
        <Text size="sm" component="output">
          Tracing for {formatDuration(seconds)}…
        </Text>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </Box>
  );
}
