import { Alert, Button, Group, List, Stack, Table, Text } from "@mantine/core";
import { CircleCheck, Download, TriangleAlert } from "lucide-react";
import type { ImportReport as Report, ImportResponse } from "#graph-schema/contract/import.ts";
import { rejectionsAddress } from "../../api/client.ts";
import { formatCount } from "../../format/number.ts";
import { RemoveDataset } from "./remove-dataset.tsx";

interface ImportReportProps {
  current: ImportResponse;
  onAnother: () => void;
}

const outcomeWords = {
  succeeded: "Imported",
  failed: "The import failed; nothing was changed",
  cancelled: "The import was cancelled; nothing was changed",
  queued: "Waiting",
  running: "Running",
} as const;

/** What an import did, row by row accounted for, with the way to look at what was refused and the way back. */
export function ImportReport({ current, onAnother }: ImportReportProps) {
  const { report } = current;
  return (
    <Stack gap="sm">
      <Alert
        variant="light"
        color={current.status === "succeeded" ? "teal" : "orange"}
        styles={{ title: { color: "var(--mantine-color-text)" } }}
        icon={
          current.status === "succeeded" ? (
            <CircleCheck size={18} aria-hidden />
          ) : (
            <TriangleAlert size={18} aria-hidden />
          )
        }
        title={`${outcomeWords[current.status]}: ${current.fileName}`}
      >
        {current.failure !== null && (
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {current.failure}
          </Text>
        )}
        {report !== null && (
          <Text size="sm">
            Recognised as {report.formatLabel}, {report.encoding}. Coverage: {coverageWords[report.coverage]}.
          </Text>
        )}
      </Alert>
      {report !== null && <Counts report={report} />}
      {report !== null && report.rejected > 0 && <Rejections id={current.id} report={report} />}
      {report !== null && report.notes.length > 0 && (
        <List size="sm">
          {report.notes.map((note) => (
            <List.Item key={note}>{note}</List.Item>
          ))}
        </List>
      )}
      <Group justify="space-between">
        <Button onClick={onAnother}>Import another file</Button>
        {current.status === "succeeded" && report !== null && (
          <RemoveDataset id={report.dataset} label="Undo this import" />
        )}
      </Group>
    </Stack>
  );
}

const coverageWords: Record<Report["coverage"], string> = {
  declared: "declared by the format, an absent row inside it means zero",
  inferred: "inferred from the file, an absent row inside it counts as zero and is marked",
  none: "none, an absent row is unknown",
};

function Counts({ report }: { report: Report }) {
  const counts: [string, number][] = [
    ["Rows read", report.read],
    ["Accepted", report.accepted],
    ["Kept as unallocated amounts", report.unallocated],
    ["Rejected", report.rejected],
    ...report.skipped.map(({ reason, rows }): [string, number] => [`Left out: ${reason}`, rows]),
    ["New or changed observations and elements", report.changed],
    ["Unchanged", report.unchanged],
  ];
  return (
    <Table withRowBorders verticalSpacing={4} aria-label="Report">
      <Table.Tbody>
        {counts.map(([name, count]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            <Table.Td ta="end">{formatCount(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const shownRejections = 10;

function Rejections({ id, report }: { id: string; report: Report }) {
  const first = report.rejections.slice(0, shownRejections);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        Rejected rows ({formatCount(first.length)} of {formatCount(report.rejected)} shown)
      </Text>
      <List size="sm">
        {first.map((rejection) => (
          <List.Item
            key={`${rejection.line} ${rejection.field} ${rejection.reason}`}
            style={{ overflowWrap: "anywhere" }}
          >
            Line {formatCount(rejection.line)}
            {rejection.field !== null && `, ${rejection.field}`}
            {rejection.value !== null && ` “${rejection.value}”`}: {rejection.reason}
          </List.Item>
        ))}
      </List>
      <Group>
        <Button
          component="a"
          href={rejectionsAddress(id)}
          download
          size="compact-sm"
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
        >
          Download all rejected rows
        </Button>
      </Group>
    </Stack>
  );
}
