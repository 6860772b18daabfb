/** The trace form's values, and how they become the question that the contract defines. */
import {
  traceLimit,
  traceRequestSchema,
  type ReporterChoice,
  type TraceRequest,
  type TraceRequestInput,
} from "#graph-schema/contract/trace.ts";
import type { Fault } from "#graph-schema/problem.ts";

export interface TraceFormValues {
  origins: string[];
  destinations: string[];
  via: string[];
  commodities: string[];
  before: string;
  after: string;
  reporter: ReporterChoice;
  maximumIntermediaries: number;
  detail: TraceRequest["detail"];
  /** US dollars a year; null: no least value. */
  minimumValue: number | null;
  timeOrder: boolean;
  allowSplice: boolean;
  /** c in percent. */
  cifPercent: number;
  limit: number;
}

/** Messages by field of the form; what fits no field stands under `form`. */
export type TraceFormFaults = Partial<Record<keyof TraceFormValues | "form", string>>;

export const emptyTraceForm: TraceFormValues = {
  origins: [],
  destinations: [],
  via: [],
  commodities: [],
  before: "",
  after: "",
  reporter: "best",
  maximumIntermediaries: 1,
  detail: "selection",
  minimumValue: null,
  timeOrder: true,
  allowSplice: false,
  cifPercent: 6,
  limit: traceLimit.default,
};

/** The form as it stands for a question, such as one from the address bar. */
export function formFromQuestion(question: TraceRequestInput): TraceFormValues {
  const { cifRate, minimumValue, ...rest } = question;
  return {
    ...emptyTraceForm,
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => Object.hasOwn(emptyTraceForm, name))),
    minimumValue: minimumValue ?? null,
    cifPercent: cifRate === undefined ? emptyTraceForm.cifPercent : Number((cifRate * 100).toFixed(6)),
  };
}

function questionFromForm(values: TraceFormValues): TraceRequestInput {
  const { via, minimumValue, cifPercent, ...rest } = values;
  return {
    ...rest,
    before: values.before.trim(),
    after: values.after.trim(),
    cifRate: cifPercent / 100,
    ...(via.length > 0 && { via }),
    ...(minimumValue !== null && { minimumValue }),
  };
}

const fieldNames: Record<string, keyof TraceFormValues> = { cifRate: "cifPercent" };
const emptyMessages: TraceFormFaults = {
  origins: "Choose at least one country of origin",
  destinations: "Choose at least one destination",
  commodities: "Choose at least one commodity",
  before: "Give the window before, such as 2019/2021",
  after: "Give the window after, such as 2022/2023",
};

function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}

function fieldOf(path: string): keyof TraceFormFaults {
  const first = path.split(".")[0] ?? "";
  const name = fieldNames[first] ?? first;
  return Object.hasOwn(emptyTraceForm, name) ? (name as keyof TraceFormValues) : "form";
}

/** Faults that a server's problem names, by field of the form; the first for each field wins. */
export function faultsByField(faults: readonly Fault[]): TraceFormFaults {
  const byField: TraceFormFaults = {};
  for (const fault of faults) {
    const field = fieldOf(fault.field);
    byField[field] ??= field === "form" ? `${fault.field}: ${fault.message}` : fault.message;
  }
  return byField;
}

export type CheckedForm =
  | { question: TraceRequestInput; faults?: never }
  | { faults: TraceFormFaults; question?: never };

/** The question, or what is wrong with the form, judged by the same schema as the server uses. */
export function checkTraceForm(values: TraceFormValues): CheckedForm {
  const question = questionFromForm(values);
  const parsed = traceRequestSchema.safeParse(question);
  if (parsed.success) return { question };
  const faults = faultsByField(
    parsed.error.issues.map((issue) => ({ field: issue.path.map(String).join("."), message: issue.message })),
  );
  for (const field of Object.keys(faults) as (keyof TraceFormValues)[]) {
    const message = emptyMessages[field];
    if (message !== undefined && isEmpty(values[field])) faults[field] = message;
  }
  return { faults };
}

/** Whether something in the folded-away part differs from the usual, so that it is shown unfolded. */
export function usesAdvancedOptions(values: TraceFormValues): boolean {
  const names = ["reporter", "detail", "minimumValue", "timeOrder", "allowSplice", "cifPercent", "limit"] as const;
  return values.via.length > 0 || names.some((name) => values[name] !== emptyTraceForm[name]);
}
