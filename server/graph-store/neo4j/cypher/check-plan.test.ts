import type { Plan } from "neo4j-driver";
import { describe, expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";

function plan(operatorType: string, children: Plan[] = [], details = ""): Plan {
  return { operatorType, identifiers: [], arguments: { Details: details }, children };
}

describe("checkPlan", () => {
  it("lets reading operators through, whatever is written around their names", () => {
    const scan = plan("PartitionedUndirectedRelationshipTypeScan@neo4j");
    const call = plan("ProcedureCall@neo4j", [], "db.labels() :: (label :: STRING)");
    const expand = plan("VarLengthExpand(Pruning,BFS,All)@neo4j", [scan, call]);
    expect(() => checkPlan(plan("ProduceResults@neo4j", [expand]))).not.toThrow();
  });

  it.each([
    "Create",
    "SetProperty",
    "DetachDelete",
    "Foreach",
    "LoadCSV",
    "TransactionForeach",
    "DropIndex",
    "Unheard",
  ])("refuses %s, however deep", (operator) => {
    const top = plan("ProduceResults@neo4j", [plan("Apply@neo4j", [plan(`${operator}@neo4j`)])]);
    expect(() => checkPlan(top)).toThrow(operator);
  });

  it("refuses a procedure that the text hid", () => {
    const top = plan("ProduceResults@neo4j", [plan("ProcedureCall@neo4j", [], "dbms.listConfig() :: (name)")]);
    expect(() => checkPlan(top)).toThrow("dbms.listConfig");
  });
});
