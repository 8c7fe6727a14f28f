// What a downloaded table says of where it is from.
import type { Schedule } from "./api";
import { confidenceText, windowText } from "./figure";

export const sourceOf = (schedule: Schedule): string =>
  `Setpoint determination ${schedule.id}, ${windowText(schedule.window)}. Dataset ${schedule.dataset.name} (SHA-256 ${schedule.dataset.sha256}). ` +
  `Policy ${schedule.policy.name} ${schedule.policy.version} (SHA-256 ${schedule.policy.sha256}). ` +
  `Seed ${schedule.seed}, ${schedule.draws} draws; intervals at ${confidenceText(schedule.confidence)}.`;
