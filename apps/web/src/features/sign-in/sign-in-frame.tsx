import type { ReactNode } from "react";
import { Logo } from "#ui/logo.tsx";

/** The page around the forms that stand before the dashboard. */
export function SignInFrame({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-5 py-12">
      <div className="w-full max-w-[22rem]">
        <Logo className="mb-8 text-base" />
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {intro ? <p className="mt-1.5 text-muted">{intro}</p> : null}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
