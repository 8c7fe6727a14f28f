// What a token's person may do with a determination of the ledger, or in words why not. The service
// decides; this spares a question whose answer is known.
import type { LedgerAnswer, Status } from "../api";

export type Recorded = LedgerAnswer["determinations"][number];
export type Act = "review" | "publish" | "object";

// Who contests a number is somebody who works on them.
const OBJECTORS = ["analyst", "reviewer", "publisher"];

export function refusal(act: Act, determination: Recorded, status: Status): string {
  const roles = status.roles;
  if (!status.person) return "A token is needed.";
  switch (act) {
    case "review":
      if (determination.state !== "draft") return "Only a draft is reviewed.";
      return roles.includes("reviewer") ? "" : "Your token does not allow reviews.";
    case "publish":
      if (determination.state === "draft") return "It has to be reviewed first.";
      if (determination.state !== "reviewed") return "It was published already.";
      if (!roles.includes("publisher")) return "Your token does not allow publication.";
      return determination.reviewed_by === status.person ? "You reviewed it. Nobody publishes alone: another person has to." : "";
    case "object":
      return OBJECTORS.some((role) => roles.includes(role)) ? "" : "Your token allows reading only.";
  }
}

export const stateName: Record<string, string> = { draft: "Draft", reviewed: "Reviewed", published: "Published", superseded: "Superseded" };

// "2026-11-22T13:17:24.000123Z" to the second; the whole is in the downloads.
export const moment = (recorded: string): string => recorded.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
