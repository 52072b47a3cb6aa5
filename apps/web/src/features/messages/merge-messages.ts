import type { ListResponse } from "@posthorn/contract";
import type { MessageSummary } from "@posthorn/domain";

export type LogPages = { pages: ListResponse<MessageSummary>[]; pageParams: unknown[] };

/** The list with what changed put in place: nothing moves, nothing is added. */
export function updateInPlace<Pages extends LogPages>(
  data: Pages,
  changed: readonly MessageSummary[],
): Pages {
  const byId = new Map(changed.map((row) => [row.id, row]));
  const pages = data.pages.map((page) =>
    page.data.some(({ id }) => byId.has(id))
      ? { ...page, data: page.data.map((row) => byId.get(row.id) ?? row) }
      : page,
  );
  return { ...data, pages };
}

/** The list with new messages where they belong, by their ids: late ones are not always the newest. */
export function insertNew<Pages extends LogPages>(data: Pages, added: readonly MessageSummary[]): Pages {
  const known = new Set(data.pages.flatMap((page) => page.data.map(({ id }) => id)));
  const waiting = added.filter(({ id }) => !known.has(id)).sort(newestFirst);
  const pages = data.pages.map((page, index) => {
    const oldest = page.data.at(-1)?.id;
    const isLast = index === data.pages.length - 1;
    const belongs = (row: MessageSummary) => isLast || oldest === undefined || row.id > oldest;
    const here = waiting.filter(belongs);
    waiting.splice(0, here.length);
    return here.length > 0 ? { ...page, data: [...page.data, ...here].sort(newestFirst) } : page;
  });
  return { ...data, pages };
}

/** The ids of all that is shown. */
export function idsOf(data: LogPages): Set<string> {
  return new Set(data.pages.flatMap((page) => page.data.map(({ id }) => id)));
}

function newestFirst(a: MessageSummary, b: MessageSummary): number {
  return a.id < b.id ? 1 : -1;
}
