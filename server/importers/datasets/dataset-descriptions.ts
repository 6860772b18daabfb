/** The datasets that known formats import into; the store's own node wins where it holds one. */
import type { GraphNode } from "#graph-schema/graph.ts";

export interface DatasetDescription {
  /** Id of the Dataset node. */
  id: string;
  label: string;
  title: string;
  publisher: string;
  url: string;
  licence: string | null;
  commercialUse: boolean | null;
}

export const datasetDescriptions = {
  unComtrade: {
    id: "source:un-comtrade",
    label: "UN Comtrade",
    title: "UN Comtrade: international merchandise trade statistics",
    publisher: "United Nations Statistics Division",
    url: "https://comtradeplus.un.org",
    licence: "UN Comtrade policy on use: no re-dissemination without permission",
    commercialUse: false,
  },
  kyrgyzStatistics: {
    id: "source:kyrgyz-statistics",
    label: "Kyrgyz national statistics",
    title: "Exports and imports of the Kyrgyz Republic by partner",
    publisher: "National Statistical Committee of the Kyrgyz Republic",
    url: "https://stat.gov.kg",
    licence: "CC BY",
    commercialUse: true,
  },
  imfImts: {
    id: "source:imf-imts",
    label: "IMF trade in goods by partner",
    title: "International Trade in Goods (by partner country), IMTS",
    publisher: "International Monetary Fund",
    url: "https://data.imf.org",
    licence: "IMF terms of use, with special terms for statistical data",
    commercialUse: null,
  },
  eurostatComext: {
    id: "source:eurostat-comext-ds-045409",
    label: "Eurostat Comext DS-045409",
    title: "Comext DS-045409: EU27 exports by product and partner",
    publisher: "Eurostat",
    url: "https://ec.europa.eu/eurostat",
    licence: "Re-use with acknowledgement of the source (CC BY 4.0)",
    commercialUse: true,
  },
} as const satisfies Record<string, DatasetDescription>;

/** The Dataset node for an import; `id` differs from the description's own where the user names another. */
export function datasetNode(description: DatasetDescription, id: string): GraphNode {
  const isOwn = id === description.id;
  return {
    id,
    type: "Dataset",
    label: isOwn ? description.label : `${description.label} (${id.slice("source:".length)})`,
    properties: {
      title: description.title,
      publisher: description.publisher,
      url: description.url,
      published: null,
      retrieved: null,
      licence: description.licence,
      commercialUse: description.commercialUse,
      edition: null,
      coverage: null,
    },
    evidence: [id],
  };
}
