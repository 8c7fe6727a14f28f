// A column of a table: what is shown and what is downloaded are the same values.

export interface Column<Row> {
  id: string;
  title: string;
  unit?: string; // under the title: "% of customs value"
  stored?: string; // the unit of `value`, where it is not as shown: "fraction of customs value"
  kind: "text" | "number";
  value: (row: Row) => string | number | null;
  text?: (row: Row) => string; // how the value is written; default: as it is
  interval?: (row: Row) => readonly [number, number] | null | undefined; // downloads get two columns more
  intervalText?: (row: Row) => string; // written under the value
  sort?: (row: Row) => string | number | null; // default: value
  only?: "shown" | "downloaded";
  wide?: boolean; // sentences: a width to read them at
}

export interface Sort {
  column: string;
  descending: boolean;
}

// A table as it is downloaded.
export interface Grid {
  title: string;
  source: string; // the determination, dataset and policy it is from
  columns: { title: string; kind: "text" | "number" }[];
  rows: (string | number | null)[][];
}

export function grid<Row>(title: string, source: string, columns: readonly Column<Row>[], rows: readonly Row[]): Grid {
  const kept = columns.filter((column) => column.only !== "shown");
  const titled = (column: Column<Row>): string => [column.title, column.stored ?? column.unit ?? ""].filter((part) => part !== "").join(", ");
  return {
    title,
    source,
    columns: kept.flatMap((column) => [
      { title: titled(column), kind: column.kind },
      ...(column.interval
        ? [
            { title: `${titled(column)}, lower limit`, kind: "number" as const },
            { title: `${titled(column)}, upper limit`, kind: "number" as const },
          ]
        : []),
    ]),
    rows: rows.map((row) =>
      kept.flatMap((column) => {
        const limits = column.interval?.(row);
        return [column.value(row), ...(column.interval ? [limits?.[0] ?? null, limits?.[1] ?? null] : [])];
      }),
    ),
  };
}

// What is absent goes last, whichever way.
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const column = columns.find((one) => one.id === sort?.column);
  if (!column || !sort) return rows;
  const key = column.sort ?? column.value;
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const x = key(a);
    const y = key(b);
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    return sign * String(x).localeCompare(String(y), "en");
  });
}
