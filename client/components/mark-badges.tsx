import { Badge, Group, List, Text } from "@mantine/core";
import type { ChainMark } from "../format/chain-marks.ts";

const isSpelledOut = (mark: ChainMark) => mark.label === "note" || mark.label === "flag";

/** Marks in short; what each means shows on hover and, in full, in the list of the inspector. */
export function MarkBadges({ marks }: { marks: readonly ChainMark[] }) {
  if (marks.length === 0) return null;
  const notes = marks.filter(isSpelledOut);
  return (
    <Group gap={4}>
      {marks
        .filter((mark) => !isSpelledOut(mark))
        .map((mark) => (
          <MarkBadge key={mark.label} label={mark.label} meaning={mark.meaning} />
        ))}
      {notes.length > 0 && (
        <MarkBadge
          label={notes.length === 1 ? "1 note" : `${notes.length} notes`}
          meaning={notes.map((note) => note.meaning).join("\n")}
        />
      )}
    </Group>
  );
}

function MarkBadge({ label, meaning }: ChainMark) {
  return (
    <Badge variant="default" size="sm" tt="none" fw={500} title={meaning}>
      {label}
    </Badge>
  );
}

/** Every mark with its meaning in a sentence. */
export function MarkList({ marks }: { marks: readonly ChainMark[] }) {
  if (marks.length === 0) return null;
  return (
    <List size="sm" spacing={4}>
      {marks.map((mark) => (
        <List.Item key={mark.label + mark.meaning}>
          {!isSpelledOut(mark) && (
            <Text span size="sm" fw={600}>
              {mark.label}:{" "}
            </Text>
          )}
          {mark.meaning}
        </List.Item>
      ))}
    </List>
  );
}
