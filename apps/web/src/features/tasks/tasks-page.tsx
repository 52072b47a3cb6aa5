"use client";

import { Button, ListBox, ProgressBar, toast } from "@heroui/react";
import type { TaskDetail } from "@posthorn/domain";
import { skipToken, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { type Column, DataTable, TableSkeleton } from "#ui/data-table.tsx";
import { FilterSelect } from "#ui/filter-select.tsx";
import { MoreButton } from "#ui/more-button.tsx";
import { nextPageOf } from "#ui/next-page-of.ts";
import { PageNotice } from "#ui/page-notice.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { taskKindKey } from "./task-kind.ts";
import { taskStatuses } from "./task-status.ts";

const any = "any";

/** Every long work: who began it, how far it is; findable after leaving the page that began it. */
export function TasksPage({ environmentId, canCancel }: { environmentId: string; canCancel: boolean }) {
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const router = useRouter();
  const asked = useSearchParams().get("status");
  const status = taskStatuses.find((one) => one === asked);
  const [ending, setEnding] = useState<TaskDetail | null>(null);
  const queryClient = useQueryClient();
  const listed = trpc.tasks.list.infiniteQueryOptions(
    { environmentId, status },
    { getNextPageParam: nextPageOf },
  );
  const tasks = useInfiniteQuery(listed);
  useSubscription(
    trpc.tasks.live.subscriptionOptions(tasks.isSuccess ? { environmentId, status } : skipToken, {
      onData: (newest) =>
        queryClient.setQueryData(listed.queryKey, (before) =>
          before && before.pages.length <= 1 ? { ...before, pages: [newest] } : before,
        ),
    }),
  );
  const rows = tasks.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <SettingsSection
      title={t("title")}
      intro={t("lead")}
      action={
        <FilterSelect
          label={t("columns.status")}
          value={status ?? any}
          onChange={(next) => router.push(next === any ? "?" : `?status=${next}`, { scroll: false })}
          className="w-40"
        >
          <ListBox.Item id={any}>{t("any")}</ListBox.Item>
          {taskStatuses.map((one) => (
            <ListBox.Item key={one} id={one}>
              {t(`statuses.${one}`)}
            </ListBox.Item>
          ))}
        </FilterSelect>
      }
    >
      {tasks.isPending ? <TableSkeleton label={t("loading")} /> : null}
      {tasks.isError && rows.length === 0 ? (
        <CallFailure error={tasks.error} onRetry={tasks.refetch} />
      ) : null}
      {tasks.isSuccess && rows.length === 0 ? (
        <PageNotice title={t("noneTitle")}>
          <p>{t("none")}</p>
        </PageNotice>
      ) : null}
      {rows.length > 0 ? <TaskTable rows={rows} onCancel={canCancel ? setEnding : null} /> : null}
      <MoreButton pages={tasks}>{t("older")}</MoreButton>
      <CancelTask environmentId={environmentId} task={ending} onClose={() => setEnding(null)} />
    </SettingsSection>
  );
}

type TaskTableProps = { rows: readonly TaskDetail[]; onCancel: ((task: TaskDetail) => void) | null };

function TaskTable({ rows, onCancel }: TaskTableProps) {
  const t = useTranslations("tasks");
  const columns: Column<TaskDetail>[] = [
    {
      key: "kind",
      header: t("columns.kind"),
      cell: (task) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-medium">{t(`kinds.${taskKindKey(task.kind)}`)}</span>
          <span className="truncate text-xs text-muted">
            {[task.application?.name, task.endpoint?.url].filter(Boolean).join(" · ")}
          </span>
        </span>
      ),
    },
    { key: "progress", header: t("columns.progress"), cell: (task) => <Progress task={task} /> },
    {
      key: "by",
      header: t("columns.by"),
      cell: ({ startedBy }) => startedBy.name ?? t(`whos.${startedBy.kind}`),
    },
    {
      key: "at",
      header: t("columns.at"),
      cell: ({ createdAt }) => <Timestamp at={createdAt} as="relative" />,
    },
    {
      key: "actions",
      header: "",
      className: "max-sm:ml-auto text-right",
      cell: (task) =>
        onCancel && task.status === "running" ? (
          <Button size="sm" variant="outline" onPress={() => onCancel(task)}>
            {t("cancel.action")}
          </Button>
        ) : null,
    },
  ];
  return <DataTable label={t("title")} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Progress({ task }: { task: TaskDetail }) {
  const t = useTranslations("tasks");
  const format = useFormatter();
  const { status, done, total, error } = task;
  const counted = total === null ? format.number(done) : `${format.number(done)} / ${format.number(total)}`;
  if (status !== "running") {
    return (
      <span className="flex flex-col">
        <span className={status === "failed" ? "text-danger" : ""}>
          {t(`statuses.${status}`)} <span className="text-muted tabular-nums">{counted}</span>
        </span>
        {error === null ? null : <span className="text-xs text-muted [overflow-wrap:anywhere]">{error}</span>}
      </span>
    );
  }
  return (
    <ProgressBar
      aria-label={t("statuses.running")}
      value={total ? Math.min(100, (100 * done) / total) : 0}
      isIndeterminate={!total}
      className="w-44"
      size="sm"
    >
      <span className="text-xs text-muted tabular-nums">{counted}</span>
      <ProgressBar.Track>
        <ProgressBar.Fill />
      </ProgressBar.Track>
    </ProgressBar>
  );
}

type CancelTaskProps = { environmentId: string; task: TaskDetail | null; onClose: () => void };

function CancelTask({ environmentId, task, onClose }: CancelTaskProps) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("tasks");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const cancel = useMutation(
    trpc.tasks.cancel.mutationOptions({
      onSuccess: async () => {
        toast.success(t("cancel.done"));
        onClose();
        await queryClient.invalidateQueries(trpc.tasks.list.infiniteQueryFilter());
      },
      onError: (error) => toast.danger(callFailureWords(error)),
    }),
  );
  return (
    <ConfirmDialog
      isOpen={task !== null}
      onOpenChange={onClose}
      title={t("cancel.title")}
      confirm={t("cancel.action")}
      isHarmful
      isPending={cancel.isPending}
      onConfirm={() => task && cancel.mutate({ environmentId, task: task.id })}
    >
      <p>{t("cancel.body")}</p>
    </ConfirmDialog>
  );
}
