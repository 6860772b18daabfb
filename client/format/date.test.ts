import { expect, it } from "vitest";
import { formatDate, formatSpan, formatWindow } from "./date.ts";

it("writes a date as precisely as it is known", () => {
  expect(formatDate("2024")).toBe("2024");
  expect(formatDate("2024-04")).toBe("April 2024");
  expect(formatDate("2024-04-26")).toBe("26 April 2024");
  expect(formatDate(null)).toBe("date unknown");
});

it("says which end of a span is unknown and which is ongoing", () => {
  expect(formatSpan("2013-03-16", "..")).toBe("from 16 March 2013, ongoing");
  expect(formatSpan("2013", null)).toBe("from 2013, end unknown");
  expect(formatSpan(null, "2020")).toBe("start unknown to 2020");
  expect(formatSpan(null, null)).toBe("dates unknown");
});

it("writes windows in years with a dash and in months with a word", () => {
  expect(formatWindow("2019/2021")).toBe("2019–2021");
  expect(formatWindow("2021-01/2021-11")).toBe("January to November 2021");
  expect(formatWindow("2021-12/2022-03")).toBe("December 2021 to March 2022");
  expect(formatWindow("2021-12")).toBe("December 2021");
  expect(formatWindow("2023")).toBe("2023");
});
