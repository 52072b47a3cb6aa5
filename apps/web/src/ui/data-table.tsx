import { Skeleton } from "@heroui/react";
import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  /** Empty: the column of a row's actions. */
  header: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  className?: string;
};

type DataTableProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** Rows of 40 px; on a phone each becomes two lines, the first column above and the others in small below. */
export function DataTable<Row>({ label, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <table aria-label={label} className="w-full border-collapse text-[13px] max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="border-b text-left text-xs text-muted">
          {columns.map(({ key, header, isNumber }) => (
            <th
              key={key}
              scope="col"
              className={`h-8 pr-4 font-normal last:pr-0 ${isNumber ? "text-right" : ""}`}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            className="border-b last:border-0 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-1 max-sm:py-2.5"
          >
            {columns.map(({ key, header, cell, isNumber, className = "" }, index) => (
              <td
                key={key}
                className={`h-10 py-1 pr-4 last:pr-0 max-sm:h-auto max-sm:p-0 ${index === 0 ? "max-sm:w-full" : "max-sm:text-xs max-sm:text-muted"} ${isNumber ? "text-right tabular-nums" : ""} ${className}`}
              >
                {isNumber ? <span className="sm:hidden">{header}: </span> : null}
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As high as the rows that come. */
export function TableSkeleton({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from({ length: rows }, (_, index) => (
        // Rows that stand for rows have no other name.
        <div key={index} className="flex h-10 items-center border-b last:border-0">
          <Skeleton className="h-3 w-2/3 rounded-md" />
        </div>
      ))}
    </div>
  );
}
