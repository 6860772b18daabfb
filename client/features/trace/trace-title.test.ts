import { expect, it } from "vitest";
import { questionTitle, windowsTitle } from "./trace-title.ts";

const question = {
  origins: ["CHN"],
  destinations: ["RUS"],
  commodities: ["8482", "8541", "8542", "8456", "8457", "8458"],
  before: "2019/2021",
  after: "2022/2023",
};

it("names a question in one line and cuts long lists", () => {
  expect(questionTitle(question, (key) => ({ CHN: "China" })[key] ?? key)).toBe(
    "China → … → RUS, HS 8482, 8541, 8542, 8456 and 2 more",
  );
  expect(questionTitle({ ...question, commodities: ["TOTAL"] }, (key) => key)).toBe("CHN → … → RUS, all goods");
  expect(windowsTitle(question)).toBe("2019–2021 against 2022–2023");
});
