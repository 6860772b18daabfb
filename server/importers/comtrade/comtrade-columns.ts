/** The columns of UN Comtrade's new API and of its website's download (`TradeData_….csv`), which share their names. */
import { columnPositions, type HeaderSignature } from "../trade-format.ts";

export const comtradeSignature: HeaderSignature = {
  required: ["reporterCode", "flowCode", "partnerCode", "classificationCode", "cmdCode", "period", "primaryValue"],
  optional: [
    "datasetCode",
    "typeCode",
    "freqCode",
    "refPeriodId",
    "refYear",
    "refMonth",
    "reporterISO",
    "reporterDesc",
    "flowCategory",
    "flowDesc",
    "partnerISO",
    "partnerDesc",
    "partner2Code",
    "partner2ISO",
    "partner2Desc",
    "classificationSearchCode",
    "isOriginalClassification",
    "cmdDesc",
    "aggrLevel",
    "isLeaf",
    "customsCode",
    "customsDesc",
    "mosCode",
    "mosDesc",
    "motCode",
    "motDesc",
    "qtyUnitCode",
    "qtyUnitAbbr",
    "qty",
    "isQtyEstimated",
    "altQtyUnitCode",
    "altQtyUnitAbbr",
    "altQty",
    "isAltQtyEstimated",
    "netWgt",
    "isNetWgtEstimated",
    "grossWgt",
    "isGrossWgtEstimated",
    "cifValue",
    "fobValue",
    "legacyEstimationFlag",
    "isReported",
    "isAggregate",
  ],
};

/** Positions of the columns that are read; −1 where the file has none. */
export type ComtradeColumns = ReturnType<typeof locateColumns>;

export function locateColumns(header: readonly string[]) {
  const positions = columnPositions(header);
  const at = (name: string) => positions.get(name.toLowerCase()) ?? -1;
  return {
    type: at("typeCode"),
    frequency: at("freqCode"),
    period: at("period"),
    reporter: at("reporterCode"),
    flow: at("flowCode"),
    partner: at("partnerCode"),
    partnerText: at("partnerDesc"),
    secondPartner: at("partner2Code"),
    classification: at("classificationCode"),
    commodity: at("cmdCode"),
    commodityText: at("cmdDesc"),
    customs: at("customsCode"),
    supply: at("mosCode"),
    transport: at("motCode"),
    weight: at("netWgt"),
    weightEstimated: at("isNetWgtEstimated"),
    cif: at("cifValue"),
    fob: at("fobValue"),
    value: at("primaryValue"),
    legacyEstimation: at("legacyEstimationFlag"),
    reported: at("isReported"),
    aggregate: at("isAggregate"),
  };
}
