import { Modal, Stack } from "@mantine/core";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { DatasetList } from "./dataset-list.tsx";
import { ImportForm } from "./import-form.tsx";
import { ImportProgress, UploadProgress } from "./import-progress.tsx";
import { ImportReport } from "./import-report.tsx";
import { useImport, type ImportRun } from "./use-import.ts";

interface ImportDialogProps {
  opened: boolean;
  onClose: () => void;
}

/** Imports a file of the user's disk: choose, watch, read the report, undo. Closing it does not stop an import. */
export function ImportDialog({ opened, onClose }: ImportDialogProps) {
  const run = useImport();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      keepMounted
      size="lg"
      title="Import a file"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stage run={run} />
    </Modal>
  );
}

function Stage({ run }: { run: ImportRun }) {
  const { state } = run;
  switch (state.stage) {
    case "choosing":
      return (
        <Stack gap="lg">
          <ImportForm onStart={run.start} />
          <DatasetList />
        </Stack>
      );
    case "uploading":
      return <UploadProgress fileName={state.fileName} sent={state.sent} onCancel={run.cancel} />;
    case "working":
      return <ImportProgress current={state.current} isCancelling={state.isCancelling} onCancel={run.cancel} />;
    case "finished":
      return <ImportReport current={state.current} onAnother={run.reset} />;
    case "failed":
      return (
        <Stack gap="sm">
          <ProblemNotice error={state.error} onRetry={run.reset} />
        </Stack>
      );
  }
}
