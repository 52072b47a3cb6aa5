import { redirect } from "next/navigation";

type PageProps = { params: Promise<{ environmentId: string }> };

export default async function EnvironmentPage({ params }: PageProps) {
  redirect(`/${(await params).environmentId}/overview`);
}
