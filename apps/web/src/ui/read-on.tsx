"use client";

import { useEffect, useRef } from "react";
import { MoreButton, type MorePages } from "./more-button.tsx";

/** Reads the next page of a list before its end is in sight; by its button too. */
export function ReadOn({ pages, children }: { pages: MorePages; children: string }) {
  const endRef = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    const end = endRef.current;
    if (!end || !hasNextPage || isFetchingNextPage) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && fetchNextPage(), {
      rootMargin: "600px",
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={endRef}>
      <MoreButton pages={pages}>{children}</MoreButton>
    </div>
  );
}
