import { Accordion, Checkbox, Group, NumberInput, Select, Stack } from "@mantine/core";
import { reporterChoices, traceLimit, type ReporterChoice } from "#graph-schema/contract/trace.ts";
import { CountryPicker } from "./country-picker.tsx";
import { usesAdvancedOptions, type TraceFormFaults, type TraceFormValues } from "./trace-form-values.ts";

const reporterWords: Record<ReporterChoice, string> = {
  best: "the best for each leg",
  importer: "the importer's word",
  exporter: "the exporter's word",
  larger: "the larger of both",
  smaller: "the smaller of both",
  reconciled: "reconciled figures",
};

interface AdvancedProps {
  values: TraceFormValues;
  faults: TraceFormFaults;
  onChange: (changes: Partial<TraceFormValues>) => void;
}

/** What most questions leave as it is; unfolded where the question uses it. */
export function TraceFormAdvanced({ values, faults, onChange }: AdvancedProps) {
  return (
    <Accordion defaultValue={usesAdvancedOptions(values) ? "advanced" : null} variant="contained">
      <Accordion.Item value="advanced">
        <Accordion.Control>More choices</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            <CountryPicker
              label="Only through"
              description="Empty: every country; aggregates such as EU27 only where they are named here"
              value={values.via}
              error={faults.via}
              onChange={(via) => onChange({ via })}
            />
            <Select
              label="Whose figures"
              description="Best: the importer’s word into a third country, the exporter’s out of it"
              data={reporterChoices.map((value) => ({ value, label: reporterWords[value] }))}
              value={values.reporter}
              allowDeselect={false}
              error={faults.reporter}
              onChange={(reporter) => reporter !== null && onChange({ reporter })}
            />
            <Select
              label="One chain for"
              data={[
                { value: "selection", label: "each selected code" },
                { value: "hs6", label: "each HS6 code below the selection" },
              ]}
              value={values.detail}
              allowDeselect={false}
              onChange={(detail) => onChange({ detail: detail === "hs6" ? "hs6" : "selection" })}
            />
            <Amounts values={values} faults={faults} onChange={onChange} />
            <Switches values={values} onChange={onChange} />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Amounts({ values, faults, onChange }: AdvancedProps) {
  return (
    <>
      <NumberInput
        label="Least bottleneck (US dollars a year)"
        description="In the larger of the two windows; empty: no least value"
        min={0}
        thousandSeparator=","
        value={values.minimumValue ?? ""}
        error={faults.minimumValue}
        onChange={(value) => onChange({ minimumValue: value === "" ? null : Number(value) })}
      />
      <Group grow align="flex-start" gap="xs">
        <NumberInput
          label="c: CIF above FOB (%)"
          min={0}
          max={100}
          value={values.cifPercent}
          error={faults.cifPercent}
          onChange={(value) => onChange({ cifPercent: Number(value) })}
        />
        <NumberInput
          label="Chains at most"
          min={1}
          max={traceLimit.maximum}
          allowDecimal={false}
          value={values.limit}
          error={faults.limit}
          onChange={(value) => onChange({ limit: Number(value) })}
        />
      </Group>
    </>
  );
}

function Switches({ values, onChange }: Omit<AdvancedProps, "faults">) {
  return (
    <>
      <Checkbox
        label="Leave out chains whose later leg cannot follow the earlier one"
        checked={values.timeOrder}
        onChange={(event) => onChange({ timeOrder: event.currentTarget.checked })}
      />
      <Checkbox
        label="Join series where no one series covers both windows (marked as spliced)"
        checked={values.allowSplice}
        onChange={(event) => onChange({ allowSplice: event.currentTarget.checked })}
      />
    </>
  );
}
