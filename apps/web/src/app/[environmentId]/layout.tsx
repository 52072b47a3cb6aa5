import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AppShell } from "#features/shell/app-shell.tsx";
import { domain } from "#server/native.ts";
import { openEnvironment } from "#server/open-environment.ts";
import { resources } from "#server/resources.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";
import { ToastRegion } from "#ui/toast-region.tsx";

type LayoutProps = { children: ReactNode; params: Promise<{ environmentId: string }> };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { environment } = await openEnvironment((await params).environmentId);
  return { title: { default: environment.name, template: `%s · ${environment.name} · Posthorn` } };
}

export default async function EnvironmentLayout({ children, params }: LayoutProps) {
  const { environmentId } = await params;
  const { session, membership } = await openEnvironment(environmentId);
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
  const { ctx, settings } = resources();
  const canAdminister = membership.role === "admin" || membership.role === "owner";
  const canCreate = await domain.canCreateOrganization(ctx, session, { isSignUpOpen: settings.openSignUp });
  const organizationActions = [
    ...(canAdminister ? (["createEnvironment", "renameEnvironment", "renameOrganization"] as const) : []),
    ...(canCreate ? (["createOrganization"] as const) : []),
  ];
  return (
    <TrpcReactProvider>
      <AppShell
        current={current}
        environments={environments}
        role={membership.role}
        organizationActions={organizationActions}
        user={{ name: session.name, email: session.email }}
      >
        {children}
      </AppShell>
      <ToastRegion />
    </TrpcReactProvider>
  );
}
