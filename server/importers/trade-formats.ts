/** Every format that is read, in the order in which headers are tried. */
import { comtradeFormat } from "./comtrade/comtrade-format.ts";
import {
  comtradeChinaExportsMonthly,
  comtradeImportsByReporter,
  comtradeTopProducts,
} from "./mappings/comtrade-derived.ts";
import { eurostatMonthlyHeadings, eurostatYearlySubheadings } from "./mappings/eurostat-eu27-exports.ts";
import { imfImts } from "./mappings/imf-imts.ts";
import { kyrgyzTradeByPartner } from "./mappings/kyrgyz-trade-by-partner.ts";
import { createTableFormat } from "./tables/table-format.ts";
import type { TradeFormat } from "./trade-format.ts";

export const tradeFormats: readonly TradeFormat[] = [
  comtradeFormat,
  ...[
    kyrgyzTradeByPartner,
    imfImts,
    eurostatMonthlyHeadings,
    eurostatYearlySubheadings,
    comtradeImportsByReporter,
    comtradeTopProducts,
    comtradeChinaExportsMonthly,
  ].map(createTableFormat),
];
