"use client";

import { Button } from "@heroui/react";

/** The part of an infinite query that reads on. */
export type MorePages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

/** Reads the next page of a list, as long as there is one. */
export function MoreButton({ pages, children }: { pages: MorePages; children: string }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      size="sm"
      variant="outline"
      className="self-start"
      isPending={pages.isFetchingNextPage}
      onPress={() => pages.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
