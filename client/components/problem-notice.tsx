import { Alert, Button, List, Stack, Text } from "@mantine/core";
import { TriangleAlert } from "lucide-react";
import { ApiError } from "../api/api-error.ts";

interface ProblemNoticeProps {
  error: Error;
  /** Left out where asking again cannot help. */
  onRetry?: () => void;
}

/** What went wrong, where, and the way on. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  const faults = problem?.faults?.filter(({ message }) => message !== problem.detail) ?? [];
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      p="xs"
      styles={{ title: { color: "var(--mantine-color-text)" } }}
      icon={<TriangleAlert size={18} aria-hidden />}
      title={problem?.title ?? "Something failed in this page"}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem?.detail ?? error.message}</Text>
        {faults.length > 0 && (
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={fault.field + fault.message}>
                {fault.field}: {fault.message}
              </List.Item>
            ))}
          </List>
        )}
        {problem?.instance !== undefined && (
          <Text size="xs" c="dimmed">
            Request {problem.instance}
          </Text>
        )}
        {onRetry !== undefined && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
