"use client";

import { toast } from "@heroui/react";
import type { MessageSummary } from "@posthorn/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";

const looksMs = [500, 1_500, 4_000, 16_000] as const;

/** Sends a message once more to the endpoints named, one after the other, and looks for the outcome. */
export function useResend(environmentId: string, message: MessageSummary) {
  const t = useTranslations("messages.resend");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const resendOne = useMutation(trpc.messages.resend.mutationOptions());
  const ref = { environmentId, application: message.application.id, message: message.id };

  useEffect(() => {
    const own = timers.current;
    return () => own.forEach(clearTimeout);
  }, []);

  function look(): void {
    queryClient.invalidateQueries(trpc.messages.deliveries.infiniteQueryFilter(ref));
    queryClient.invalidateQueries(trpc.messages.attempts.infiniteQueryFilter(ref));
  }

  return useMutation({
    mutationFn: async (endpoints: readonly string[]) => {
      let done = 0;
      try {
        for (const endpoint of endpoints) {
          await resendOne.mutateAsync({ ...ref, endpoint });
          done += 1;
        }
      } catch (error) {
        if (done === 0) throw error;
        toast.warning(t("partly", { done, all: endpoints.length }), { description: callFailureWords(error) });
        return;
      }
      toast.success(t("done", { count: done }));
    },
    onError: (error) => toast.danger(callFailureWords(error)),
    onSettled: () => {
      // A failed delivery that fails again stands as before: no change of state would tell of the attempt.
      timers.current = looksMs.map((ms) => setTimeout(look, ms));
    },
  });
}
