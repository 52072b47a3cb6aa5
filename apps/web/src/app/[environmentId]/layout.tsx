import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AppShell } from "#features/shell/app-shell.tsx";
import { openEnvironment } from "#server/open-environment.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";
import { ToastRegion } from "#ui/toast-region.tsx";

type LayoutProps = { children: ReactNode; params: Promise<{ environmentId: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { environment } = await openEnvironment((await params).environmentId);
  return { title: { default: environment.name, template: `%s · ${environment.name} · Posthorn` } };
}

export default async function EnvironmentLayout({ children, params }: LayoutProps) {
  const { environmentId } = await params;
  const { session } = await openEnvironment(environmentId);
  const environments = session.memberships.flatMap(({ organizationName, environments }) =>
    environments.map(({ id, name, kind }) => ({
      id,
      name,
      isProduction: kind === "production",
      organizationName,
    })),
  );
  const current = environments.find(({ id }) => id === environmentId);
  if (!current) return null;
  return (
    <TrpcReactProvider>
      <AppShell
        current={current}
        environments={environments}
        user={{ name: session.name, email: session.email }}
      >
        {children}
      </AppShell>
      <ToastRegion />
    </TrpcReactProvider>
  );
}
