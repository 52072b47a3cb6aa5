import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TasksPage } from "#features/tasks/tasks-page.tsx";
import { openEnvironment } from "#server/open-environment.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks");
  return { title: t("title") };
}

export default async function TasksRoute({ params }: { params: Promise<{ environmentId: string }> }) {
  const { environmentId } = await params;
  const { membership } = await openEnvironment(environmentId);
  return <TasksPage environmentId={environmentId} canCancel={membership.role !== "viewer"} />;
}
