import { PreviewPortal } from "#features/look/preview-portal.tsx";
import { resources } from "#server/resources.ts";

/** Framed by the settings alone, with nothing of any customer in it. */
export default function LookPreviewPage() {
  const { apiUrl, allowPrivateAddresses } = resources().settings;
  return <PreviewPortal server={{ apiUrl, allowPrivateAddresses }} />;
}
