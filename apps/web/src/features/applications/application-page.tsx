"use client";

import { Button, Dropdown, Label } from "@heroui/react";
import type { ApplicationOut } from "@posthorn/contract";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EndpointsOfAll } from "#features/all-endpoints/endpoints-of-all.tsx";
import { CallFailure } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";
import { BackLink } from "#ui/back-link.tsx";
import { Facts } from "#ui/facts.tsx";
import { Identifier } from "#ui/identifier.tsx";
import { PageFrame } from "#ui/page-frame.tsx";
import { SkeletonLines } from "#ui/skeleton-lines.tsx";
import { Timestamp } from "#ui/timestamp.tsx";
import { ApplicationForm } from "./application-form.tsx";
import { DeleteApplication } from "./delete-application.tsx";
import { CopyPortalLink, OpenAsTenant } from "./tenant-links.tsx";

type ApplicationPageProps = {
  environmentId: string;
  applicationId: string;
  canChange: boolean;
};

/** One customer: what is known of it, its endpoints, and the ways to where it looks itself. */
export function ApplicationPage(props: ApplicationPageProps) {
  const { environmentId, applicationId } = props;
  const t = useTranslations("applicationPages");
  const trpc = useTRPC();
  const application = useQuery(
    trpc.applications.get.queryOptions({ environmentId, application: applicationId }),
  );
  return (
    <PageFrame title={application.data?.name ?? t("one")}>
      <div className="-mb-4">
        <BackLink href={`/${environmentId}/applications`}>{t("back")}</BackLink>
      </div>
      {application.isPending ? <SkeletonLines lines={6} label={t("loading")} /> : null}
      {application.isError ? <CallFailure error={application.error} onRetry={application.refetch} /> : null}
      {application.data ? <Detail {...props} application={application.data} /> : null}
    </PageFrame>
  );
}

type DetailProps = ApplicationPageProps & { application: ApplicationOut };

function Detail({ environmentId, application, canChange }: DetailProps) {
  const t = useTranslations("applicationPages");
  const { id, uid, name } = application;
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 flex-1 basis-60 text-lg font-semibold [overflow-wrap:anywhere]" dir="auto">
          {name}
        </h2>
        <div className="flex flex-wrap items-center gap-2">
          {canChange ? (
            <>
              <OpenAsTenant environmentId={environmentId} application={id} />
              <CopyPortalLink environmentId={environmentId} application={id} />
              <ApplicationMenu environmentId={environmentId} application={application} />
            </>
          ) : null}
        </div>
      </header>
      <Facts
        facts={[
          { name: t("id"), value: <Identifier id={id} label={t("id")} /> },
          { name: t("uid"), value: uid === null ? null : <Identifier id={uid} label={t("uid")} isWhole /> },
          {
            name: t("throttle"),
            value:
              application.throttleRate === null ? null : t("perSecond", { rate: application.throttleRate }),
          },
          { name: t("createdAt"), value: <Timestamp at={application.createdAt} as="instant" /> },
          ...Object.entries(application.metadata).map(([key, value]) => ({ name: key, value })),
        ]}
      />
      <p>
        <Link
          href={`/${environmentId}/messages?app=${encodeURIComponent(uid ?? id)}`}
          className="font-medium text-link hover:underline"
        >
          {t("recentMessages")}
        </Link>
      </p>
      <section aria-labelledby="endpoints-of-application">
        <h3 id="endpoints-of-application" className="mb-1 font-medium">
          {t("columns.endpoints")}
        </h3>
        <EndpointsOfAll environmentId={environmentId} filter={{ app: id }} canChange={canChange} isOfOne />
      </section>
    </>
  );
}

type MenuProps = Pick<DetailProps, "environmentId" | "application">;

function ApplicationMenu({ environmentId, application }: MenuProps) {
  const t = useTranslations("applicationPages");
  const [asked, setAsked] = useState<"edit" | "delete" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Dropdown>
        <Button isIconOnly size="sm" variant="outline" aria-label={t("actions")}>
          <Ellipsis strokeWidth={1.5} />
        </Button>
        <Dropdown.Popover placement="bottom end">
          <Dropdown.Menu onAction={(key) => setAsked(key === "edit" ? "edit" : "delete")}>
            <Dropdown.Item id="edit" textValue={t("edit")}>
              <Label>{t("edit")}…</Label>
            </Dropdown.Item>
            <Dropdown.Item id="delete" variant="danger" textValue={t("delete.action")}>
              <Label>{t("delete.action")}…</Label>
            </Dropdown.Item>
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <ApplicationForm
        // A form that was open before starts from what is stored now.
        key={application.updatedAt}
        environmentId={environmentId}
        application={application}
        isOpen={asked === "edit"}
        onClose={close}
        onSaved={close}
      />
      <DeleteApplication
        environmentId={environmentId}
        application={application}
        isOpen={asked === "delete"}
        onClose={close}
      />
    </>
  );
}
