import type { Frequency } from "#graph-schema/trade-period.ts";
import { parsePeriod, yearsWords } from "#graph-schema/trade-period.ts";
import type { PeriodColumn } from "./table-mapping.ts";

export function frequencyOfForm(form: PeriodColumn["form"]): Frequency {
  return form === "year" ? "year" : "month";
}

/** The number of the period, or undefined when the text is not of this form. */
export function readTablePeriod(text: string, form: PeriodColumn["form"]): number | undefined {
  const bare = text.trim();
  const plain = form === "first-day" && bare.endsWith("-01") ? bare.slice(0, -3) : bare;
  if (form === "first-day" && plain === bare) return undefined;
  const parsed = parsePeriod(plain);
  return parsed?.frequency === frequencyOfForm(form) ? parsed.period : undefined;
}

export function describeForm(form: PeriodColumn["form"]): string {
  const examples = {
    year: "a year such as 2023",
    month: "a month such as 2023-05",
    "first-day": "the first day of a month such as 2023-05-01",
  };
  return `${examples[form]}, ${yearsWords}`;
}
