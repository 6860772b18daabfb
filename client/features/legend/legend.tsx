import { UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { nodeTypes, type NodeType } from "#graph-schema/node-types.ts";
import { flowColours, flowLines, type FlowLook } from "../../canvas/flow-look.ts";
import { flowWidth, legendValues } from "../../canvas/flow-width.ts";
import { formatAmount } from "../../format/number.ts";
import classes from "./legend.module.css";
import { TypeSign } from "../../components/type-sign.tsx";

interface Props {
  scheme: "light" | "dark";
  /** What is on the canvas; only that is explained. */
  types: readonly NodeType[];
  looks: readonly FlowLook[];
}

const lookWords: Record<FlowLook, string> = {
  figures: "declared figures",
  claimed: "claimed, no figures",
  open: "open, no figures",
  context: "context: all goods",
};

/** Below this height the legend starts folded, so that the canvas keeps room. */
const lowScreen = 600;

/** What shapes, lines and widths mean, from the type tables. */
export function Legend({ scheme, types, looks }: Props): ReactNode {
  const [opened, { toggle }] = useDisclosure(globalThis.innerHeight >= lowScreen);
  const Chevron = opened ? ChevronDown : ChevronRight;
  return (
    <section className={classes["legend"]} aria-label="Legend">
      <UnstyledButton aria-expanded={opened} onClick={toggle} className={classes["entry"]} fz="xs" fw={600}>
        <Chevron size={13} aria-hidden /> Legend
      </UnstyledButton>
      {opened &&
        types.map((type) => (
          <span key={type} className={classes["entry"]}>
            <TypeSign type={type} scheme={scheme} />
            {nodeTypes[type].label}
          </span>
        ))}
      {opened && looks.length > 0 && <FlowLegend scheme={scheme} looks={looks} />}
    </section>
  );
}

function FlowLegend({ scheme, looks }: Omit<Props, "types">): ReactNode {
  return (
    <>
      {looks.map((look) => (
        <span key={look} className={classes["entry"]}>
          <Stroke colour={flowColours[look][scheme]} line={flowLines[look]} width={3} />
          {lookWords[look]}
        </span>
      ))}
      <span className={classes["entry"]}>
        Width:
        {legendValues.map((value) => (
          <span key={value} className={classes["entry"]}>
            <Stroke colour={flowColours.context[scheme]} line="solid" width={flowWidth(value)} />
            {formatAmount(value)}
          </span>
        ))}
      </span>
      <span className={classes["note"]}>
        US dollars a year, before → after; * converted, partial, estimated or derived: click the line
      </span>
    </>
  );
}

function Stroke({ colour, line, width }: { colour: string; line: string; width: number }): ReactNode {
  const dashes = { solid: undefined, dashed: "7 4", dotted: "2 4" }[line];
  return (
    <svg width={28} height={12} aria-hidden>
      <line x1={0} y1={6} x2={28} y2={6} stroke={colour} strokeWidth={width} strokeDasharray={dashes} />
    </svg>
  );
}
