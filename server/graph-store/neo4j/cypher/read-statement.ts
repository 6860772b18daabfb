/** What a query consists of, from the parse tree of Neo4j's own grammar. */
import { CypherTokenType, getDebugTree, highlightSyntax, type SimpleTree } from "@neo4j-cypher/language-support";
import { refuse } from "./refuse.ts";

export interface StatementFacts {
  /** Statements that are not empty. */
  statements: number;
  /** Options before the statement, as written: `CYPHER 25`, `PROFILE`. */
  options: string[];
  /** The rule and the words of each clause, command or definition, subqueries included. */
  clauses: Clause[];
  /** Lower-case and without backticks: `apoc.load.json`. */
  functions: string[];
  /** As they are written, without backticks. */
  procedures: string[];
  /** Whether the tree holds every token of the text; where it does not, the rest was not understood. */
  isWhole: boolean;
}

export interface Clause {
  rule: string;
  /** Its leading words: `DETACH DELETE n`. */
  words: string[];
}

/** Rules that stand for something done, besides the alternatives of `clause`. */
const doingRules: ReadonlySet<string> = new Set([
  "command",
  "consoleCommand",
  "localDefinition",
  "useClause",
  "subqueryInTransactionsParameters",
]);

/** A leaf is a token: a name in the query may read like a rule of the grammar. */
const isRule = (tree: SimpleTree) => (tree.children ?? []).length > 0;

const namingRules: ReadonlySet<string> = new Set(["functionName", "procedureName"]);

/** A name begins with the rule for its namespace, which looks like a leaf where there is none. */
function partsOf({ name, children = [] }: SimpleTree): SimpleTree[] {
  const [first] = children;
  const isEmptyNamespace = namingRules.has(name) && first !== undefined && !isRule(first);
  return isEmptyNamespace ? children.slice(1) : children;
}

function leavesOf(tree: SimpleTree): string[] {
  return isRule(tree) ? partsOf(tree).flatMap(leavesOf) : [tree.name];
}

/** Parts of a name in backticks stand for what is between them. */
function plainName(tree: SimpleTree): string {
  const parts = leavesOf(tree);
  return parts.map((part) => (part.startsWith("`") ? part.slice(1, -1).replaceAll("``", "`") : part)).join("");
}

function wordsOf(tree: SimpleTree): string[] {
  return leavesOf(tree).slice(0, 4);
}

function collect(tree: SimpleTree, facts: StatementFacts): void {
  const { name, children = [] } = tree;
  if (!isRule(tree)) return;
  if (name === "preparserOption") facts.options.push(leavesOf(tree).join(" "));
  else if (name === "functionName") facts.functions.push(plainName(tree).toLowerCase());
  else if (name === "procedureName") facts.procedures.push(plainName(tree));
  else if (name === "clause") facts.clauses.push({ rule: children[0]?.name ?? "", words: wordsOf(tree) });
  else if (doingRules.has(name)) facts.clauses.push({ rule: name, words: wordsOf(tree) });
  for (const child of children) collect(child, facts);
}

const unbroken = (texts: readonly string[]) => texts.join("").replaceAll("\n", "");

/** The parser leaves out what follows a statement that it holds to be ended; the colouring goes on to the end. */
function holdsEveryToken(query: string, statements: readonly SimpleTree[]): boolean {
  const tokens = highlightSyntax(query).filter(
    ({ tokenType, token }) =>
      tokenType !== CypherTokenType.comment && !(tokenType === CypherTokenType.punctuation && token === ";"),
  );
  const read = unbroken(statements.flatMap(leavesOf));
  return read === unbroken(tokens.map(({ token }) => token));
}

const depthLimit = 100;

/** Brackets in texts count too: no query that anybody writes comes near. */
function refuseDeepNesting(query: string): void {
  let depth = 0;
  for (const character of query) {
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    if (depth > depthLimit) refuse(character, `The query is nested more than ${depthLimit} levels deep.`);
  }
}

/** Throws a CypherError `refused` for deep brackets, and a RangeError for other nesting that is too deep to be read. */
export function readStatement(query: string): StatementFacts {
  refuseDeepNesting(query);
  const statements = (getDebugTree(query).children ?? []).filter(isRule);
  const isWhole = holdsEveryToken(query, statements);
  const facts = { statements: statements.length, options: [], clauses: [], functions: [], procedures: [], isWhole };
  for (const statement of statements) collect(statement, facts);
  return facts;
}
