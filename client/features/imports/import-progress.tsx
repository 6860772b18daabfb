import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import type { ImportProgress as Progression, ImportResponse } from "#graph-schema/contract/import.ts";
import { formatBytes, formatCount, formatDuration, formatShare } from "../../format/number.ts";

interface UploadProgressProps {
  fileName: string;
  /** 0 to 1. */
  sent: number;
  onCancel: () => void;
}

export function UploadProgress({ fileName, sent, onCancel }: UploadProgressProps) {
  return (
    <Stack gap="sm">
      <Text size="sm" component="output">
        Sending {fileName}: {formatShare(sent)}
      </Text>
      <Progress value={sent * 100} aria-label="Sent" />
      <CancelButton onCancel={onCancel} isCancelling={false} />
    </Stack>
  );
}

const phaseWords: Record<Progression["phase"], string> = {
  receiving: "Receiving the file",
  reading: "Reading rows",
  checking: "Checking rows against each other",
  waiting: "Waiting for another server's import to end",
  committing: "Committing",
  indexing: "Rebuilding the route index",
  done: "Done",
};

interface ImportProgressProps {
  current: ImportResponse;
  isCancelling: boolean;
  onCancel: () => void;
}

/** Phase, rows, rows a second and time left of a running import. */
export function ImportProgress({ current, isCancelling, onCancel }: ImportProgressProps) {
  const { progress } = current;
  const share =
    progress.bytesTotal === null || progress.bytesTotal === 0 ? null : progress.bytesRead / progress.bytesTotal;
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} component="output">
        {current.status === "queued" ? "Waiting for another import to end" : phaseWords[progress.phase]}
      </Text>
      <Progress value={share === null ? 100 : share * 100} animated aria-label={`Import of ${current.fileName}`} />
      <Text size="sm">{progressWords(progress)}</Text>
      <CancelButton onCancel={onCancel} isCancelling={isCancelling} />
    </Stack>
  );
}

function progressWords(progress: Progression): string {
  const { rowsRead, rowsPerSecond, secondsLeft, bytesRead, bytesTotal } = progress;
  return [
    `${formatCount(rowsRead)} rows read`,
    rowsPerSecond !== null && `${formatCount(rowsPerSecond)} rows a second`,
    bytesTotal !== null && `${formatBytes(bytesRead)} of ${formatBytes(bytesTotal)}`,
    secondsLeft === null ? "time left not known yet" : `${formatDuration(secondsLeft)} left`,
  ]
    .filter((words) => words !== false)
    .join(" · ");
}

function CancelButton({ onCancel, isCancelling }: Pick<ImportProgressProps, "onCancel" | "isCancelling">) {
  return (
    <Group>
      <Button variant="default" onClick={onCancel} loading={isCancelling}>
        Cancel the import
      </Button>
    </Group>
  );
}
