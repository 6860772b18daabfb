import { ongoing } from "#graph-schema/edtf-date.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `26 April 2024`, `April 2024` or `2024`, as precise as the EDTF text; `date unknown` for null. */
export function formatDate(date: string | null | undefined): string {
  if (date === null || date === undefined) return "date unknown";
  const [year, month, day] = date.split("-");
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return date;
  return [day === undefined ? undefined : String(Number(day)), name, year].filter(Boolean).join(" ");
}

/** A span of a dated relationship in words; says what is not known. */
export function formatSpan(from: string | null, to: string | null): string {
  if (from === null && to === null) return "dates unknown";
  const start = from === null ? "start unknown" : `from ${formatDate(from)}`;
  if (to === ongoing) return `${start}, ongoing`;
  return to === null ? `${start}, end unknown` : `${start} to ${formatDate(to)}`;
}

/** `2019–2021`, `January to November 2021` or `2023` for an EDTF interval. */
export function formatWindow(window: string): string {
  const [first, last] = window.split("/");
  if (first === undefined || last === undefined || last === first) return formatDate(first ?? window);
  if (!window.includes("-")) return `${first}–${last}`;
  const isOneYear = first.slice(0, 4) === last.slice(0, 4);
  return `${isOneYear ? formatDate(first).replace(/ \d+$/, "") : formatDate(first)} to ${formatDate(last)}`;
}
