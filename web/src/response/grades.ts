// What a grade of evidence means, as the register says.
import type { Grade } from "../api";

export const GRADES: Readonly<Record<Grade, string>> = {
  A: "several trials or a meta-analysis on the outcome",
  B: "one trial or a strong quasi-experiment",
  C: "observation or a model",
  D: "proxy outcomes only",
  N: "shown not to work, or harmful",
};
