import { Text } from "@mantine/core";

/** Under a table whose rows all stand in one file: its name, once. Nothing where there is no such file. */
export function SharedFileLine({ file }: { file: string | null }) {
  if (file === null) return null;
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
      File: {file}
    </Text>
  );
}
