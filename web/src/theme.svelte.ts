// Light or dark: as the system prefers, unless the reader chose.
import { keep, kept, local } from "./storage";

export type Theme = "system" | "light" | "dark";
const KEY = "setpoint.theme";

const stored = kept(local, KEY);

class Choice {
  theme = $state<Theme>(stored === "light" || stored === "dark" ? stored : "system");

  choose(theme: Theme): void {
    this.theme = theme;
    keep(local, KEY, theme === "system" ? null : theme);
    this.apply();
  }
  apply(): void {
    if (this.theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.theme;
  }
}

export const appearance = new Choice();
appearance.apply();
