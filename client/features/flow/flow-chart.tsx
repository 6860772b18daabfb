import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";
import { Group, Stack, Text, useComputedColorScheme } from "@mantine/core";
import { formatAmount, formatAmountInFull } from "../../format/number.ts";
import type { ChartData } from "./chart-data.ts";

/** Colour is never the only sign: each line has its own dashes too. None is red. */
const looks = [
  { light: "harbour.8", dark: "harbour.3", dash: "" },
  { light: "orange.8", dark: "orange.4", dash: "6 3" },
  { light: "teal.8", dark: "teal.4", dash: "2 3" },
  { light: "grape.7", dark: "grape.3", dash: "10 3 2 3" },
  { light: "gray.7", dark: "gray.5", dash: "1 4" },
] as const;

const lookOf = (index: number) => looks[index % looks.length] ?? looks[0];

/** One line for each series; a line breaks where the figure is unknown. The tables below hold the same figures. */
export function FlowChart({ data }: { data: ChartData }) {
  const { lines, points } = data;
  const scheme = useComputedColorScheme("light");
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        US dollars for each period, nominal
      </Text>
      <figure
        style={{ margin: 0 }}
        aria-label={`Chart: ${lines.map((line) => line.label).join("; ")}. The tables below hold its figures.`}
      >
        <LineChart
          h={200}
          data={points}
          dataKey="period"
          series={lines.map((line, index) => ({
            name: line.key,
            label: line.label,
            color: lookOf(index)[scheme],
            strokeDasharray: lookOf(index).dash,
          }))}
          connectNulls={false}
          curveType="linear"
          withDots={points.length <= 24}
          valueFormatter={(value) => formatAmount(value)}
          yAxisProps={{ width: 56 }}
          lineChartProps={{ accessibilityLayer: false }}
          lineProps={{ isAnimationActive: false }}
          tooltipAnimationDuration={0}
        />
      </figure>
      <Legend data={data} scheme={scheme} />
    </Stack>
  );
}

function Legend({ data, scheme }: { data: ChartData; scheme: "light" | "dark" }) {
  return (
    <Stack gap={2}>
      {data.lines.map((line, index) => (
        <Group key={line.key} gap={6} wrap="nowrap">
          <svg width={28} height={8} aria-hidden style={{ flexShrink: 0 }}>
            <line
              x1={0}
              x2={28}
              y1={4}
              y2={4}
              strokeWidth={2}
              strokeDasharray={lookOf(index).dash}
              stroke={`var(--mantine-color-${lookOf(index)[scheme].replace(".", "-")})`}
            />
          </svg>
          <Text size="xs" title={latestWords(line.key, data)}>
            {line.label}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

function latestWords(key: string, { points }: ChartData): string {
  const last = points.findLast((point) => typeof point[key] === "number");
  const value = last?.[key];
  return last === undefined || typeof value !== "number"
    ? "no figures"
    : `${last["period"]}: ${formatAmountInFull(value, "USD")}`;
}
