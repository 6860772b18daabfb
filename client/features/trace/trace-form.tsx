import { Button, Group, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { Route } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { TraceRequestInput } from "#graph-schema/contract/trace.ts";
import { CommodityPicker } from "./commodity-picker.tsx";
import { CountryPicker } from "./country-picker.tsx";
import { TraceFormAdvanced } from "./trace-form-advanced.tsx";
import { checkTraceForm, formFromQuestion, type TraceFormFaults, type TraceFormValues } from "./trace-form-values.ts";

interface TraceFormProps {
  /** What the form begins with. */
  initial: TraceRequestInput;
  /** Faults that the server found in the question asked last. */
  serverFaults: TraceFormFaults;
  isBusy: boolean;
  onAsk: (question: TraceRequestInput) => void;
}

/** The question: where from, where to, which goods, and which two windows to compare. */
export function TraceForm({ initial, serverFaults, isBusy, onAsk }: TraceFormProps) {
  const [values, setValues] = useState<TraceFormValues>(() => formFromQuestion(initial));
  const [ownFaults, setOwnFaults] = useState<TraceFormFaults>({});
  const faults = { ...serverFaults, ...ownFaults };
  const change = (changes: Partial<TraceFormValues>) => {
    setValues((current) => ({ ...current, ...changes }));
    setOwnFaults((current) => withoutKeys(current, Object.keys(changes)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = checkTraceForm(values);
    setOwnFaults(checked.faults ?? {});
    if (checked.question) onAsk(checked.question);
  };
  return (
    <form onSubmit={submit} noValidate aria-label="Trace">
      <Stack gap="xs">
        <CountryPicker
          label="From"
          placeholder="China, EU27"
          value={values.origins}
          error={faults.origins}
          onChange={(origins) => change({ origins })}
        />
        <CountryPicker
          label="To"
          placeholder="Russia"
          value={values.destinations}
          error={faults.destinations}
          onChange={(destinations) => change({ destinations })}
        />
        <CommodityPicker
          value={values.commodities}
          error={faults.commodities}
          onChange={(commodities) => change({ commodities })}
        />
        <Windows values={values} faults={faults} onChange={change} />
        <Intermediaries values={values} onChange={change} />
        <TraceFormAdvanced values={values} faults={faults} onChange={change} />
        {faults.form !== undefined && (
          <Text size="sm" role="alert">
            {faults.form}
          </Text>
        )}
        <Button type="submit" loading={isBusy} leftSection={<Route size={16} aria-hidden />}>
          Trace
        </Button>
      </Stack>
    </form>
  );
}

export interface TraceFieldsProps {
  values: TraceFormValues;
  faults: TraceFormFaults;
  onChange: (changes: Partial<TraceFormValues>) => void;
}

function Windows({ values, faults, onChange }: TraceFieldsProps) {
  return (
    <Group grow align="flex-start" gap="xs">
      <TextInput
        label="Before"
        placeholder="2019/2021"
        value={values.before}
        error={faults.before}
        onChange={(event) => onChange({ before: event.currentTarget.value })}
      />
      <TextInput
        label="After"
        placeholder="2022/2023"
        value={values.after}
        error={faults.after}
        onChange={(event) => onChange({ after: event.currentTarget.value })}
      />
    </Group>
  );
}

function Intermediaries({ values, onChange }: Omit<TraceFieldsProps, "faults">) {
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm" fw={500} id="trace-intermediaries">
        Third countries on the way
      </Text>
      <SegmentedControl
        aria-labelledby="trace-intermediaries"
        data={[
          { value: "1", label: "one" },
          { value: "2", label: "one or two" },
        ]}
        value={String(values.maximumIntermediaries)}
        onChange={(count) => onChange({ maximumIntermediaries: Number(count) })}
      />
    </Group>
  );
}

function withoutKeys(faults: TraceFormFaults, keys: readonly string[]): TraceFormFaults {
  return Object.fromEntries(Object.entries(faults).filter(([key]) => !keys.includes(key) && key !== "form"));
}
