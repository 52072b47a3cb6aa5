import type { Metadata } from "next";
import { SignInLinkForm } from "#features/sign-in/sign-in-link-form.tsx";
import { signInText } from "#features/sign-in/sign-in-text.ts";
import { domain } from "#server/native.ts";
import { TrpcReactProvider } from "#trpc/client.tsx";

export const metadata: Metadata = { title: signInText.linkTitle };

export default function SignInLinkPage() {
  return (
    <TrpcReactProvider>
      <SignInLinkForm minLength={domain.passwordLength.min} />
    </TrpcReactProvider>
  );
}
