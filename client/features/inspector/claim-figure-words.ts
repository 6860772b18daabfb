import { claimFigureSchema } from "#graph-schema/node-types.ts";
import type { z } from "zod";
import { formatDate } from "../../format/date.ts";
import { formatCount } from "../../format/number.ts";

type ClaimFigure = z.infer<typeof claimFigureSchema>;

const boundWords: Record<ClaimFigure["bound"], string> = {
  exact: "",
  lower: "more than ",
  upper: "less than ",
  approximate: "about ",
};

/** `growth of exports: more than 2,000 %, 2023`. */
export function claimFigureWords(figure: ClaimFigure): string {
  const period = figure.period === undefined ? "period not given" : formatDate(figure.period);
  return `${figure.measure}: ${boundWords[figure.bound]}${formatCount(figure.value)} ${figure.unit}, ${period}`;
}

/** The figures of a claim's properties; what does not fit their shape is none. */
export function claimFigures(properties: Readonly<Record<string, unknown>>): ClaimFigure[] {
  const figures = claimFigureSchema.array().safeParse(properties["figures"]);
  return figures.success ? figures.data : [];
}
