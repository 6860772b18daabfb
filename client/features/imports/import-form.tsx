import { Button, Checkbox, FileInput, Stack, Text, TextInput } from "@mantine/core";
import { FileUp } from "lucide-react";
import { useState, type FormEvent } from "react";
import { importOptionsSchema, type ImportOptions } from "#graph-schema/contract/import.ts";
import { formatBytes } from "../../format/number.ts";
import { FileDrop } from "./file-drop.tsx";

/** Chooses a file, by button or by dropping it, and how it is read. */
export function ImportForm({ onStart }: { onStart: (file: File, options: ImportOptions) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [strict, setStrict] = useState(false);
  const [infers, setInfers] = useState(true);
  const [dataset, setDataset] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const datasetFault = faultOfDataset(dataset);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return setFault("Choose a file first");
    if (datasetFault === null) onStart(file, importOptions({ strict, infers, dataset }));
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setFault(null);
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Import">
      <Stack gap="sm">
        <Text size="sm">
          UN Comtrade (new API with 47 columns, website download), Eurostat, IMF and Kyrgyz tables are recognised by
          their content. The file stays on this machine.
        </Text>
        <FileDrop onFile={choose}>
          <FileInput
            label="File"
            placeholder="Choose a file, or drop it here"
            value={file}
            onChange={choose}
            error={fault}
            clearable
            leftSection={<FileUp size={16} aria-hidden />}
          />
          {file !== null && (
            <Text size="sm" mt={4}>
              {file.name}, {formatBytes(file.size)}
            </Text>
          )}
        </FileDrop>
        <Checkbox
          label="Infer where an absent row means zero"
          description="From the codes, periods and partners that each reporter reports on in this file; marked as inferred"
          checked={infers}
          onChange={(event) => setInfers(event.currentTarget.checked)}
        />
        <Checkbox
          label="All or nothing"
          description="One rejected row fails the whole import"
          checked={strict}
          onChange={(event) => setStrict(event.currentTarget.checked)}
        />
        <TextInput
          label="Dataset id (optional)"
          description="Empty: the dataset that the format belongs to"
          placeholder="source:my-dataset"
          value={dataset}
          error={datasetFault}
          onChange={(event) => setDataset(event.currentTarget.value)}
        />
        <Button type="submit">Import</Button>
      </Stack>
    </form>
  );
}

function faultOfDataset(dataset: string): string | null {
  if (dataset.trim() === "") return null;
  const isId = importOptionsSchema.shape.dataset.safeParse(dataset.trim()).success;
  return isId ? null : "must be source: with small letters, digits and single hyphens, such as source:my-dataset";
}

function importOptions(chosen: { strict: boolean; infers: boolean; dataset: string }): ImportOptions {
  return {
    coverage: chosen.infers ? "infer" : "none",
    ...(chosen.strict && { strict: true }),
    ...(chosen.dataset.trim() !== "" && { dataset: chosen.dataset.trim() }),
  };
}
