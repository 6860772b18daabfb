/** The second wall: what Neo4j itself would do, from the plan that EXPLAIN gives. */
import type { Plan } from "neo4j-driver";
import { allowedProcedures } from "./allowed-names.ts";
import { refuse } from "./refuse.ts";

/** Without `Partitioned`, `Directed` and `Undirected` before and `(All)` and the like after. */
const readingOperators: ReadonlySet<string> = new Set(
  [
    // Nodes and relationships, by scan, index or id.
    "AllNodesScan NodeByLabelScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan UnionNodeByLabelsScan",
    "NodeByIdSeek NodeByElementIdSeek NodeIndexSeek NodeUniqueIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeekByRange",
    "MultiNodeIndexSeek NodeIndexScan NodeIndexContainsScan NodeIndexEndsWithScan DynamicLabelNodeLookup",
    "AllRelationshipsScan RelationshipTypeScan UnionRelationshipTypesScan RelationshipByIdSeek",
    "RelationshipByElementIdSeek RelationshipIndexSeek RelationshipIndexSeekByRange RelationshipIndexScan",
    "RelationshipIndexContainsScan RelationshipIndexEndsWithScan DynamicTypeRelationshipLookup",
    "NodeCountFromCountStore RelationshipCountFromCountStore",
    // Patterns.
    "Expand OptionalExpand VarLengthExpand BFSPruningVarLengthExpand PruningVarLengthExpand ShortestPath",
    "AllShortestPaths StatefulShortestPath PathPropagatingBFS Repeat BidirectionalRepeat RepeatOptions ProjectEndpoints",
    "AssertSameNode AssertSameRelationship TriadicSelection TriadicBuild TriadicFilter",
    // Nested and joined parts.
    "Apply SemiApply AntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply LetSemiApply LetAntiSemiApply",
    "LetSelectOrSemiApply LetSelectOrAntiSemiApply RollUpApply ConditionalApply AntiConditionalApply Anti Optional",
    "Argument ArgumentTracker Input NullifyMetadata CartesianProduct NodeHashJoin ValueHashJoin NodeLeftOuterHashJoin",
    "NodeRightOuterHashJoin LeftOuterHashJoin RightOuterHashJoin Union OrderedUnion",
    // Rows.
    "ProduceResults EmptyResult EmptyRow Projection CacheProperties RemoteBatchProperties",
    "RemoteBatchPropertiesWithFilter Filter Limit ExhaustiveLimit Skip Sort PartialSort Top PartialTop Top1WithTies",
    "Distinct OrderedDistinct EagerAggregation OrderedAggregation Eager PreserveOrder Unwind UnwindCollection",
    "ProcedureCall",
  ].flatMap((names) => names.split(" ")),
);

/** `UndirectedRelationshipTypeScan@neo4j` is RelationshipTypeScan, `VarLengthExpand(All)@neo4j` VarLengthExpand. */
function baseOperator(operatorType: string): string {
  const withoutDatabase = operatorType.split("@", 1)[0] ?? "";
  return withoutDatabase
    .replace(/\(.*$/, "")
    .replace(/^Partitioned/, "")
    .replace(/^(Und|D)irected/, "");
}

function detailsOf({ arguments: details }: Plan): string {
  const text: unknown = (details as Record<string, unknown>)["Details"];
  return typeof text === "string" ? text : "";
}

/** `db.labels() :: (label :: STRING)` calls db.labels. */
function checkProcedure(plan: Plan): void {
  const called = detailsOf(plan).split("(", 1)[0]?.trim() ?? "";
  if (!allowedProcedures.has(called)) refuse(called, `The procedure ${called} is not among those allowed here.`);
}

/** Throws a CypherError `refused` that names the operator. */
export function checkPlan(plan: Plan): void {
  const operator = baseOperator(plan.operatorType);
  if (!readingOperators.has(operator)) {
    refuse(operator, `Neo4j would answer this with ${operator}, which is not among the operators that only read.`);
  }
  if (operator === "ProcedureCall") checkProcedure(plan);
  for (const child of plan.children) checkPlan(child);
}
