import { Group, List, Stack, Text, Title } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { datasetQuery, statisticsQuery } from "../../api/queries.ts";
import { LoadingNotice } from "../../components/loading-notice.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { formatCount } from "../../format/number.ts";
import { RemoveDataset } from "./remove-dataset.tsx";

/** The datasets held, each with the way to take back what imports brought into it. */
export function DatasetList() {
  const statistics = useQuery(statisticsQuery());
  const ids = (statistics.data?.datasets ?? []).map((dataset) => dataset.id);
  const datasets = useQueries({
    queries: ids.map((id) => datasetQuery(id)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  if (statistics.isPending) return <LoadingNotice label="Reading the datasets held" />;
  if (statistics.isError) return <ProblemNotice error={statistics.error} onRetry={() => void statistics.refetch()} />;
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        Datasets held
      </Title>
      <List listStyleType="none" spacing={6} styles={{ itemWrapper: { width: "100%" }, itemLabel: { width: "100%" } }}>
        {datasets
          .filter(({ observations, removable }) => observations > 0 || removable)
          .map(({ id, label, observations, seeded, removable }) => (
            <List.Item key={id}>
              <Group justify="space-between" wrap="nowrap">
                <Stack gap={0}>
                  <Text size="sm">{label}</Text>
                  <Text size="xs" c="dimmed">
                    {formatCount(observations)} observations{seeded && ", some or all of them came with the product"}
                  </Text>
                </Stack>
                {removable && <RemoveDataset id={id} label="Take back imports" />}
              </Group>
            </List.Item>
          ))}
      </List>
    </section>
  );
}
