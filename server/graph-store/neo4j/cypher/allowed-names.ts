/** Built-in functions that compute from what they are given or read the graph; none opens a file, a graph or a connection. */
const families: Record<string, string> = {
  aggregates: "avg collect count max min percentilecont percentiledisc stdev stdevp sum",
  predicates: "all any exists isempty none single",
  lists: "coalesce head isnan keys labels last nodes range reduce relationships reverse size tail",
  elements:
    "elementid endnode id length nullif properties startnode type valuetype shortestpath allshortestpaths allreduce",
  numbers: "abs ceil floor rand round sign randomuuid timestamp",
  logarithms: "e exp log log10 sqrt ln power mod",
  angles: "acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh",
  texts:
    "btrim char_length character_length left lower ltrim normalize replace right rtrim split substring tolower " +
    "tostring tostringornull toupper trim upper",
  conversions:
    "toboolean tobooleanlist tobooleanornull tofloat tofloatlist tofloatornull tointeger tointegerlist " +
    "tointegerornull tostringlist",
  durations: "duration duration.between duration.indays duration.inmonths duration.inseconds",
  points: "point point.distance point.withinbbox",
  vectors: "vector vector.similarity.cosine vector.similarity.euclidean vector_distance vector_norm",
};

const moments = ["date", "datetime", "localdatetime", "localtime", "time"];
const ofMoments = moments.flatMap((name) =>
  ["", ".realtime", ".statement", ".transaction", ".truncate"].map((end) => name + end),
);
const epochs = ["datetime.fromepoch", "datetime.fromepochmillis"];

/** Lower-case. */
export const allowedFunctions: ReadonlySet<string> = new Set([
  ...Object.values(families).flatMap((names) => names.split(" ")),
  ...ofMoments,
  ...epochs,
]);

/** In the case that Neo4j gives them. */
export const allowedProcedures: ReadonlySet<string> = new Set([
  "db.labels",
  "db.relationshipTypes",
  "db.propertyKeys",
  "db.schema.visualization",
  "db.schema.nodeTypeProperties",
  "db.schema.relTypeProperties",
  "db.index.fulltext.queryNodes",
  "db.index.fulltext.queryRelationships",
]);
