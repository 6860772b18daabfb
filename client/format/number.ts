/** Every number on the screen goes through here, so that units are the same everywhere and unknown never reads as zero. */
const locale = "en-GB";
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
const compactSigned = new Intl.NumberFormat(locale, {
  notation: "compact",
  maximumSignificantDigits: 3,
  signDisplay: "exceptZero",
});
const percent = new Intl.NumberFormat(locale, {
  style: "percent",
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});
const percentWhole = new Intl.NumberFormat(locale, {
  style: "percent",
  maximumFractionDigits: 0,
  signDisplay: "exceptZero",
});
const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });

/** What stands where there is no figure; never 0, never blank. */
export const unknownText = "unknown";

type MaybeNumber = number | null | undefined;

function orUnknown(value: MaybeNumber, format: (known: number) => string): string {
  return value === null || value === undefined || Number.isNaN(value) ? unknownText : format(value);
}

/** Counts of rows, codes, nodes: `22,169`. */
export function formatCount(value: MaybeNumber): string {
  return orUnknown(value, (known) => whole.format(known));
}

/** An amount in short, without its unit: `1.46bn`, `59.9k`. The unit stands in the header. */
export function formatAmount(value: MaybeNumber): string {
  return orUnknown(value, (known) => compact.format(known));
}

/** A difference in short, with its sign: `+1.2m`, `-300k`, `0`. */
export function formatChange(value: MaybeNumber): string {
  return orUnknown(value, (known) => compactSigned.format(known));
}

/** An amount to the cent, with its unit: `1,464,102,345.5 USD`. */
export function formatAmountInFull(value: MaybeNumber, unit: string): string {
  return orUnknown(value, (known) => `${exact.format(known)} ${unit}`);
}

/** Growth as after / before − 1: 27.1 reads `+2,710%`. */
export function formatGrowth(value: MaybeNumber): string {
  return orUnknown(value, (known) => (Math.abs(known) >= 10 ? percentWhole : percent).format(known));
}

/** A part of a whole, without sign: `12.5%`. */
export function formatShare(value: MaybeNumber): string {
  return orUnknown(value, (known) => share.format(known));
}

/** Seconds as people say them: `under a second`, `12 s`, `3 min 20 s`. */
export function formatDuration(seconds: MaybeNumber): string {
  return orUnknown(seconds, (known) => {
    if (known < 1) return "under a second";
    const rounded = Math.round(known);
    if (rounded < 60) return `${rounded} s`;
    const rest = rounded % 60;
    return rest === 0 ? `${Math.floor(rounded / 60)} min` : `${Math.floor(rounded / 60)} min ${rest} s`;
  });
}

/** Bytes in decimal units: `1.2 MB`. */
export function formatBytes(bytes: MaybeNumber): string {
  return orUnknown(bytes, (known) => {
    if (known < 1000) return `${known} bytes`;
    const units = ["kB", "MB", "GB", "TB"];
    const power = Math.min(Math.floor(Math.log10(known) / 3), units.length);
    return `${(known / 1000 ** power).toPrecision(3)} ${units[power - 1]}`;
  });
}
