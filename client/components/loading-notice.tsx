import { Group, Loader, Text } from "@mantine/core";

/** Says what is being waited for. */
export function LoadingNotice({ label }: { label: string }) {
  return (
    <Group gap="xs" p="xs" component="output">
      <Loader size="xs" aria-hidden />
      <Text size="sm">{label}…</Text>
    </Group>
  );
}
