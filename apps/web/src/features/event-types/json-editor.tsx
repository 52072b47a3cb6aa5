"use client";

import { Skeleton } from "@heroui/react";
import dynamic from "next/dynamic";
import type { JsonEditorProps } from "./code-mirror.tsx";

/** A field for JSON with its problems at their place. Its code is loaded when one is shown. */
export function JsonEditor(props: JsonEditorProps) {
  return <CodeMirror {...props} />;
}

const CodeMirror = dynamic(async () => (await import("./code-mirror.tsx")).CodeMirror, {
  ssr: false,
  loading: () => <Skeleton className="h-80 w-full rounded-lg" />,
});
