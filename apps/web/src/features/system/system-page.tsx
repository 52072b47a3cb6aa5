"use client";

import { Button, Chip, toast } from "@heroui/react";
import type { ProcessStatus, SystemStatus } from "@posthorn/domain";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SettingsSection } from "#features/settings/settings-section.tsx";
import { CallFailure, useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { type Column, DataTable, TableSkeleton } from "#ui/data-table.tsx";
import { FigureTile } from "#ui/figure-tile.tsx";
import { Notice } from "#ui/notice.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { useFormat } from "#ui/use-format.ts";

/** How the installation is: what runs, what waits, how much room is left. */
export function SystemPage({ environmentId }: { environmentId: string }) {
  const t = useTranslations("system");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const read = trpc.system.status.queryOptions({ environmentId });
  const status = useQuery(read);
  useSubscription(
    trpc.system.live.subscriptionOptions(status.isSuccess ? { environmentId } : skipToken, {
      onData: (now) => queryClient.setQueryData(read.queryKey, now),
    }),
  );
  return (
    <SettingsSection title={t("title")} intro={t("lead")}>
      {status.isPending ? <TableSkeleton label={t("loading")} rows={8} /> : null}
      {status.isError && !status.data ? <CallFailure error={status.error} onRetry={status.refetch} /> : null}
      {status.data ? <SystemParts status={status.data} /> : null}
      {status.data ? <MailCheck environmentId={environmentId} /> : null}
    </SettingsSection>
  );
}

function SystemParts({ status }: { status: SystemStatus }) {
  const t = useTranslations("system");
  const lost = status.processes.filter(({ isLost }) => isLost).length;
  return (
    <>
      {lost > 0 ? (
        <Notice status="warning" title={t("lostTitle", { count: lost })}>
          {t("lostHint")}
        </Notice>
      ) : null}
      <Section title={t("queue.title")}>
        <QueueFigures {...status.queue} />
      </Section>
      <Section title={t("processes.title")}>
        <Processes processes={status.processes} />
      </Section>
      <Section title={t("storage.title")}>
        <StorageFigures status={status} />
      </Section>
      <Section title={t("partitions.title")}>
        <p className="mb-2 text-[13px] text-muted">{t("partitions.lead")}</p>
        <Partitions partitions={status.partitions} />
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function QueueFigures(queue: SystemStatus["queue"]) {
  const t = useTranslations("system");
  const format = useFormatter();
  const { duration } = useFormat();
  const counted = (count: number) =>
    count > queue.countedTo ? t("queue.moreThan", { count: queue.countedTo }) : format.number(count);
  const age = (seconds: number) => (seconds < 1 ? t("queue.none") : duration(seconds * 1_000));
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <FigureTile label={t("queue.oldestDue")} value={age(queue.oldestDueSeconds)} />
      <FigureTile label={t("queue.oldestFanOut")} value={age(queue.oldestFanOutSeconds)} />
      <FigureTile
        label={t("queue.rate")}
        value={t("queue.perSecond", {
          rate: format.number(queue.attemptsPerSecond, { maximumFractionDigits: 1 }),
        })}
      />
      <FigureTile label={t("queue.due")} value={counted(queue.due)} />
      <FigureTile label={t("queue.parked")} value={counted(queue.parked)} />
      <FigureTile
        label={t("queue.open")}
        value={
          queue.open > queue.countedTo
            ? t("queue.about", { count: Math.round(queue.open) })
            : format.number(queue.open)
        }
      />
    </div>
  );
}

function Processes({ processes }: { processes: readonly ProcessStatus[] }) {
  const t = useTranslations("system");
  const columns: Column<ProcessStatus>[] = [
    {
      key: "role",
      header: t("processes.role"),
      cell: ({ role, isLost }) => (
        <span className="flex items-center gap-2">
          <span className="font-medium">{role}</span>
          <Chip size="sm" variant="soft" color={isLost ? "danger" : "success"}>
            {isLost ? t("processes.lost") : t("processes.alive")}
          </Chip>
        </span>
      ),
    },
    {
      key: "host",
      header: t("processes.host"),
      cell: ({ host, pid }) => (
        <code className="font-mono text-xs">
          {host} · {pid}
        </code>
      ),
    },
    {
      key: "started",
      header: t("processes.started"),
      cell: ({ startedAt }) => <Timestamp at={startedAt} as="relative" />,
    },
    {
      key: "seen",
      header: t("processes.seen"),
      cell: ({ lastSeenAt }) => <Timestamp at={lastSeenAt} as="relative" />,
    },
  ];
  return <DataTable label={t("processes.title")} columns={columns} rows={processes} keyOf={({ id }) => id} />;
}

/** Beyond it a day more or less tells nothing. */
const toldYears = 10;

function StorageFigures({ status: { storage, schemaVersion } }: { status: SystemStatus }) {
  const t = useTranslations("system");
  const format = useFormatter();
  const shown = useFormat();
  const { databaseBytes, bytesADay, freeBytes, daysLeft } = storage;
  const bytes = (value: number | null) => (value === null ? t("storage.unknown") : shown.bytes(value));
  const timeLeft = (days: number) =>
    days > toldYears * 365
      ? t("storage.yearsLeft", { years: toldYears })
      : t("storage.daysLeft", { days, shown: format.number(days) });
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <FigureTile label={t("storage.database")} value={bytes(databaseBytes)} />
      <FigureTile label={t("storage.aDay")} value={bytes(bytesADay)} />
      <FigureTile
        label={t("storage.free")}
        value={bytes(freeBytes)}
        hint={daysLeft === null ? undefined : timeLeft(Math.floor(daysLeft))}
      />
      <FigureTile
        label={t("storage.schema")}
        value={
          <span className="font-mono text-[13px] font-normal [overflow-wrap:anywhere]">{schemaVersion}</span>
        }
      />
    </div>
  );
}

/** Whether mail goes out, asked of the mail server itself. */
function MailCheck({ environmentId }: { environmentId: string }) {
  const callFailureWords = useCallFailureWords();
  const t = useTranslations("system");
  const trpc = useTRPC();
  const check = useMutation(
    trpc.system.checkMail.mutationOptions({ onError: (error) => toast.danger(callFailureWords(error)) }),
  );
  return (
    <Section title={t("mail.title")}>
      <div className="flex flex-col items-start gap-3">
        {check.data ? (
          <Notice
            status={check.data.state === "ok" ? "success" : "warning"}
            title={t(`mail.${check.data.state}`)}
          >
            {check.data.problem}
          </Notice>
        ) : (
          <p className="text-[13px] text-muted">{t("mail.lead")}</p>
        )}
        <Button
          size="sm"
          variant="outline"
          isPending={check.isPending}
          onPress={() => check.mutate({ environmentId })}
        >
          {t("mail.check")}
        </Button>
      </div>
    </Section>
  );
}

function Partitions({ partitions }: Pick<SystemStatus, "partitions">) {
  const t = useTranslations("system");
  const format = useFormatter();
  const columns: Column<SystemStatus["partitions"][number]>[] = [
    {
      key: "table",
      header: t("partitions.table"),
      cell: ({ table }) => <code className="font-mono">{table}</code>,
    },
    {
      key: "count",
      header: t("partitions.count"),
      isNumber: true,
      cell: ({ count }) => format.number(count),
    },
    {
      key: "drop",
      header: t("partitions.nextDrop"),
      cell: ({ nextDropAt }) =>
        format.dateTime(new Date(nextDropAt), { dateStyle: "medium", timeZone: "UTC" }),
    },
  ];
  return (
    <DataTable
      label={t("partitions.title")}
      columns={columns}
      rows={partitions}
      keyOf={({ table }) => table}
    />
  );
}
