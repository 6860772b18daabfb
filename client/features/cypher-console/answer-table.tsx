import { Box, Table } from "@mantine/core";
import type { ReactNode } from "react";
import type { CypherResponse } from "#graph-schema/contract/cypher.ts";
import { valueText } from "./answer-values.ts";
import classes from "./cypher-console.module.css";

/** More rows than this make the page slow; JSON has them all. */
const shownRows = 200;

export function AnswerTable({ answer: { columns, rows } }: { answer: CypherResponse }): ReactNode {
  const shown = rows.slice(0, shownRows);
  return (
    <Box component="section" className={classes["scroll"]} tabIndex={0} aria-label="Answer as a table">
      <Table striped stickyHeader verticalSpacing={4}>
        {rows.length > shown.length && (
          <Table.Caption>
            The first {shown.length} of {rows.length} rows; JSON has them all.
          </Table.Caption>
        )}
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no identity but their place
            <Table.Tr key={index}>
              {columns.map((column, place) => (
                <Table.Td key={column} className={classes["cell"]}>
                  {valueText(row[place])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
