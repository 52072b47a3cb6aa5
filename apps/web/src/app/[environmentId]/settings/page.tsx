import { redirect } from "next/navigation";

type PageProps = { params: Promise<{ environmentId: string }> };

export default async function SettingsPage({ params }: PageProps) {
  redirect(`/${(await params).environmentId}/settings/people`);
}
