import { useQuery } from "@tanstack/react-query";
import { expansionLimit } from "#graph-schema/contract/neighbours.ts";
import { CaveatList } from "../../components/caveat-list.tsx";
import { DetailPart } from "../../components/detail-frame.tsx";
import { ProblemNotice } from "../../components/problem-notice.tsx";
import { relatedItems, relatedQuery } from "./related.ts";

interface NodeCaveatsProps {
  id: string;
  onInspectNode: (id: string) => void;
}

/** Caveats and reporting gaps among the claims that concern a country or a route. */
export function NodeCaveats({ id, onInspectNode }: NodeCaveatsProps) {
  const question = { id, relationshipType: "CONCERNS", direction: "incoming", limit: expansionLimit.maximum } as const;
  const claims = useQuery(relatedQuery(question));
  if (claims.isError) return <ProblemNotice error={claims.error} onRetry={() => void claims.refetch()} />;
  if (claims.isPending) return null;
  const caveats = relatedItems(claims.data, question)
    .map((item) => item.node)
    .filter((node) => node.properties["kind"] === "caveat" || node.properties["kind"] === "reporting-gap");
  if (caveats.length === 0) return null;
  return (
    <DetailPart title="Caveats and reporting gaps">
      <CaveatList caveats={caveats} onInspect={onInspectNode} />
    </DetailPart>
  );
}
