/**
 * Writes a synthetic file in the form of UN Comtrade's API: 47 columns, descriptions with commas in quotes, sorted by
 * reporter, year, code and partner as the API sorts. Same seed and rows, same bytes. None of it is a statistic.
 */
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";

const header =
  "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate";

const areas = [
  [156, "CHN", "China"],
  [842, "USA", "USA"],
  [276, "DEU", "Germany"],
  [251, "FRA", "France"],
  [643, "RUS", "Russian Federation"],
  [398, "KAZ", "Kazakhstan"],
  [417, "KGZ", "Kyrgyzstan"],
  [860, "UZB", "Uzbekistan"],
  [51, "ARM", "Armenia"],
  [268, "GEO", "Georgia"],
  [31, "AZE", "Azerbaijan"],
  [784, "ARE", "United Arab Emirates"],
  [792, "TUR", "Türkiye"],
  [702, "SGP", "Singapore"],
  [344, "HKG", '"China, Hong Kong SAR"'],
  [410, "KOR", "Rep. of Korea"],
  [392, "JPN", "Japan"],
  [490, "S19", '"Other Asia, nes"'],
  [826, "GBR", "United Kingdom"],
  [699, "IND", "India"],
] as const;

const years = 10;
const codes = 500;
/** Partners of each reporter and code: the world and ten others. */
const partners = 11;
export const rowsOfReporter = years * codes * partners;

/** Lehmer's generator (Park & Miller 1988): small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function createLine(index: number, random: () => number): string {
  const partnerIndex = index % partners;
  const code = 840_000 + (Math.floor(index / partners) % codes) * 17;
  const year = 2015 + (Math.floor(index / partners / codes) % years);
  const place = Math.floor(index / rowsOfReporter);
  const [reporter, reporterIso, reporterName] = areas[place % areas.length]!;
  const [partner, partnerIso, partnerName] =
    partnerIndex === 0 ? [0, "W00", "World"] : areas[(place + partnerIndex) % areas.length]!;
  const isImport = Math.floor(place / areas.length) % 2 === 0;
  const flow = isImport ? "M,Import" : "X,Export";
  const value = Math.round(random() * 1e9) / 100;
  const weight = Math.round(random() * 1e6) / 10;
  const values = isImport ? `${value},,${value}` : `,${value},${value}`;
  const edition = year < 2022 ? "H5" : "H6";
  return `C,A,${year}0101,${year},52,${year},${reporter},${reporterIso},${reporterName},${flow},${partner},${partnerIso},${partnerName},0,W00,World,${edition},HS,True,${code},"Synthetic goods, code ${code}; ball or roller bearings, n.e.c.",6,True,C00,TOTAL CPC,0,0 ,TOTAL MOT,8,kg,${weight},False,8,kg,${weight},False,${weight},False,0,False,${values},0,True,False\n`;
}

/** Up to 4.4 million rows; each is one cell or one row for the world. */
export async function writeSyntheticComtrade(path: string, rows: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  const file = createWriteStream(path);
  let text = `${header}\n`;
  for (let index = 0; index < rows; index += 1) {
    text += createLine(index, random);
    if (text.length < 1 << 20) continue;
    if (!file.write(text)) await once(file, "drain");
    text = "";
  }
  file.end(text);
  await finished(file);
}
