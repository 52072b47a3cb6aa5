import { buttonVariants } from "@heroui/react/button";
import Link from "next/link";
import type { ReactNode } from "react";

type LinkButtonProps = { href: string; children: ReactNode; variant?: "primary" | "outline" | "ghost" };

/** A link that looks like a button: it leads somewhere and does nothing else. */
export function LinkButton({ href, children, variant = "outline" }: LinkButtonProps) {
  return (
    <Link href={href} className={buttonVariants({ variant, size: "sm" })}>
      {children}
    </Link>
  );
}
