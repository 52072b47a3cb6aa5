"use client";

import { ToggleButton, ToggleButtonGroup } from "@heroui/react";
import type { Branding } from "@posthorn/contract";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { previewPath } from "#features/theme/look.ts";
import { type Mode, modes } from "./look-draft.ts";
import { isPreviewHello, type PreviewMessage } from "./preview-message.ts";

const places = ["inPage", "ownPage"] as const;

/** The portal in this look, light and dark: in the page of a host, and as a page of its own. */
export function LookPreview({ look }: { look: Branding }) {
  const t = useTranslations("look");
  const [place, setPlace] = useState<(typeof places)[number]>("inPage");
  return (
    <section aria-label={t("preview")} className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-0">
      <ToggleButtonGroup
        size="sm"
        selectionMode="single"
        disallowEmptySelection
        aria-label={t("preview")}
        selectedKeys={[place]}
        onSelectionChange={(chosen) => setPlace(places.find((one) => chosen.has(one)) ?? "inPage")}
      >
        {places.map((one) => (
          <ToggleButton key={one} id={one}>
            {t(`places.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {modes.map((mode) => (
        <HostPage key={mode} mode={mode} isShown={place === "inPage"}>
          <Frame look={look} mode={mode} isOwnPage={place === "ownPage"} />
        </HostPage>
      ))}
    </section>
  );
}

type HostPageProps = { mode: Mode; isShown: boolean; children: ReactNode };

/** What a host has around the widget, drawn as grey shapes. */
function HostPage({ mode, isShown, children }: HostPageProps) {
  const t = useTranslations("look");
  return (
    <figure className="overflow-hidden rounded-lg border">
      <figcaption className="border-b bg-surface px-3 py-1.5 text-xs text-muted">
        {t(`modes.${mode}`)}
      </figcaption>
      <div data-theme={mode} className={`bg-surface-tertiary ${isShown ? "flex gap-3 p-3" : ""}`}>
        {isShown ? (
          <div aria-hidden="true" className="flex w-16 shrink-0 flex-col gap-2.5 pt-1 max-sm:hidden">
            {["w-10", "w-14", "w-12", "w-9"].map((width) => (
              <span key={width} className={`h-2 rounded-full bg-muted/30 ${width}`} />
            ))}
          </div>
        ) : null}
        <div className={`min-w-0 flex-1 ${isShown ? "overflow-hidden rounded-lg" : ""}`}>{children}</div>
      </div>
    </figure>
  );
}

type FrameProps = Omit<PreviewMessage, "type">;

function Frame({ look, mode, isOwnPage }: FrameProps) {
  const t = useTranslations("look");
  const frame = useRef<HTMLIFrameElement>(null);
  const [hellos, setHellos] = useState(0);

  useEffect(() => {
    const take = ({ source, origin, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow || origin !== window.location.origin) return;
      if (isPreviewHello(data)) setHellos((before) => before + 1);
    };
    window.addEventListener("message", take);
    return () => window.removeEventListener("message", take);
  }, []);

  useEffect(() => {
    // Either may be there first: it is told now, and again when it says that it listens.
    const message: PreviewMessage = { type: "posthorn.look", look, mode, isOwnPage };
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
  }, [hellos, look, mode, isOwnPage]);

  return (
    <iframe
      ref={frame}
      src={previewPath}
      title={t("previewOf", { mode: t(`modes.${mode}`) })}
      className="block h-80 w-full border-0"
    />
  );
}
