import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { datasetQuery } from "../../api/queries.ts";
import { DetailPart } from "../../components/detail-frame.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { formatCount } from "../../format/number.ts";

/** How much rests on a dataset in the data held, and whether that came with the product. */
export function DatasetCounts({ id }: { id: string }) {
  const dataset = useQuery(datasetQuery(id));
  if (dataset.isError) return <ProblemNotice error={dataset.error} onRetry={() => void dataset.refetch()} />;
  if (dataset.isPending) return null;
  const { routes, series, observations, nodes, relationships, seeded, synthetic } = dataset.data;
  return (
    <DetailPart title="What rests on it">
      <Text size="sm">
        {formatCount(observations)} observations in {formatCount(series)} series on {formatCount(routes)} routes;{" "}
        {formatCount(nodes)} nodes and {formatCount(relationships)} relationships.
      </Text>
      {seeded && <Text size="sm">Came with the product, in whole or in part.</Text>}
      {synthetic && (
        <Text size="sm" fw={600}>
          Synthetic: generated, not statistics.
        </Text>
      )}
    </DetailPart>
  );
}
