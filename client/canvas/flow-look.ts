/** Lines and colours of trade flows, by how they are known. */
import { relationshipTypes } from "#graph-schema/relationship-types.ts";

/** For what is not known or stands for context only. */
export const slate = { light: "#7b8794", dark: "#8b96a3" };

export const flowColours = {
  figures: relationshipTypes.SHIPS.colour,
  claimed: relationshipTypes.CONCERNS.colour,
  open: slate,
  context: slate,
} as const;

export const flowLines = { figures: "solid", claimed: "dashed", open: "dotted", context: "solid" } as const;
export type FlowLook = keyof typeof flowColours;
