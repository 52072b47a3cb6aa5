"use client";

import { Button, toast } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCallFailureWords } from "#trpc/call-failure.tsx";
import { useTRPC } from "#trpc/client.tsx";

type TakeRealMessageProps = { environmentId: string; name: string; onTaken: (text: string) => void };

/** Takes the newest payload that was really published as the example. */
export function TakeRealMessage({ environmentId, name, onTaken }: TakeRealMessageProps) {
  const t = useTranslations("eventTypePages");
  const callFailureWords = useCallFailureWords();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isTaking, setIsTaking] = useState(false);
  async function take(): Promise<void> {
    setIsTaking(true);
    try {
      const options = trpc.eventTypes.realExample.queryOptions({ environmentId, name }, { staleTime: 0 });
      const found = await queryClient.fetchQuery(options);
      if (found === null) toast.info(t("noRealMessage"));
      else onTaken(JSON.stringify(found.payload, null, 2));
    } catch (error) {
      toast.danger(callFailureWords(error));
    } finally {
      setIsTaking(false);
    }
  }
  return (
    <Button size="sm" variant="outline" isPending={isTaking} onPress={take}>
      {t("takeRealMessage")}
    </Button>
  );
}
