import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { removeDataset } from "../../api/client.ts";
import { datasetQuery } from "../../api/queries.ts";
import { forgetAnswers } from "../../api/query-client.ts";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { formatCount } from "../../format/number.ts";

/** Undoes imports by removing what they brought into a dataset, after asking. */
export function RemoveDataset({ id, label }: { id: string; label: string }) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeDataset(id),
    onSuccess: async () => {
      setIsAsking(false);
      await forgetAnswers(client);
    },
  });
  if (removal.isSuccess) {
    const { series, observations, nodes, relationships } = removal.data.removed;
    return (
      <Text size="sm" component="output">
        Removed: {formatCount(series)} series with {formatCount(observations)} observations, {formatCount(nodes)} nodes,{" "}
        {formatCount(relationships)} relationships.
      </Text>
    );
  }
  return (
    <>
      <Button
        flex="none"
        variant="default"
        leftSection={<Undo2 size={16} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        {label}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setIsAsking(false)}
        title="Remove the dataset?"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <Stack gap="sm">
          {isAsking && <WhatGoes id={id} />}
          {removal.isError && <ProblemNotice error={removal.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsAsking(false)} data-autofocus>
              Keep it
            </Button>
            <Button onClick={() => removal.mutate()} loading={removal.isPending}>
              Remove
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function WhatGoes({ id }: { id: string }) {
  const dataset = useQuery({ ...datasetQuery(id), staleTime: 0 });
  if (dataset.isError) return <ProblemNotice error={dataset.error} onRetry={() => void dataset.refetch()} />;
  return (
    <Text size="sm">
      Everything that imports brought into {dataset.data?.label ?? id} goes
      {dataset.data && `: of its ${formatCount(dataset.data.observations)} observations, those that were imported`}.
      What came with the product stays. The files on your disk are not touched.
    </Text>
  );
}
