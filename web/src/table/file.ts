// Files that a reader takes away.
import { sheet } from "../api";
import type { Grid } from "./column";

function quoted(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// RFC 4180.
export const csv = (table: Grid): string =>
  [table.columns.map((column) => column.title), ...table.rows].map((row) => row.map(quoted).join(",")).join("\r\n") + "\r\n";

export function json(table: Grid): string {
  const rows = table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column.title, row[i] ?? null])));
  return JSON.stringify({ title: table.title, source: table.source, rows }, null, 2) + "\n";
}

export function save(content: Blob | string, name: string, type = "text/plain"): void {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export type Format = "CSV" | "XLSX" | "JSON";

export async function saveGrid(table: Grid, file: string, format: Format): Promise<void> {
  if (format === "CSV") save(csv(table), `${file}.csv`, "text/csv");
  else if (format === "JSON") save(json(table), `${file}.json`, "application/json");
  else save(await sheet(table), `${file}.xlsx`);
}
