import { tradeFormats } from "./trade-formats.ts";

export interface ListedFormat {
  id: string;
  label: string;
  description: string;
  /** Id of the dataset that rows go to unless the user names another. */
  dataset: string;
  columns: readonly string[];
}

/** The formats that files are recognised as, for help texts. */
export function listFormats(): ListedFormat[] {
  return tradeFormats.map(({ id, label, description, dataset, signature }) => ({
    id,
    label,
    description,
    dataset: dataset.id,
    columns: signature.required,
  }));
}
