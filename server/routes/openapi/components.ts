/** Turns zod schemas into JSON Schema and gathers those with an id under one roof. */
import { z } from "zod";

export type JsonObject = Record<string, unknown>;

export interface Components {
  /** By the id that the schema's meta gives. */
  schemas: Record<string, JsonObject>;
  /** The schema, its named parts replaced by references to `schemas`. `input` leaves what has a default optional. */
  add(schema: z.ZodType, side: "input" | "output"): JsonObject;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => {
    if (key === "$ref" && typeof part === "string") return [key, part.replace("#/$defs/", "#/components/schemas/")];
    return [key, pointToComponents(part)];
  });
  return Object.fromEntries(entries) as JsonObject;
}

export function createComponents(): Components {
  const schemas: Record<string, JsonObject> = {};
  return {
    schemas,
    add(schema, side) {
      const { $schema: _dialect, $defs, ...rest } = z.toJSONSchema(schema, { io: side });
      for (const [id, definition] of Object.entries($defs ?? {})) {
        schemas[id] = pointToComponents(definition) as JsonObject;
      }
      return pointToComponents(rest) as JsonObject;
    },
  };
}
