import type { ReactNode } from "react";

type PageNoticeProps = {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** How much of a page it stands for: a part; all between a frame's edges; all there is. */
  of?: "part" | "frame" | "page";
};

/** What stands in place of something that has nothing to show: what this is, why, and the one way on. */
export function PageNotice({ title, children, action, of = "part" }: PageNoticeProps) {
  const Box = of === "part" ? "div" : "main";
  const Heading = of === "part" ? "h2" : "h1";
  return (
    <Box
      className={`flex flex-col items-center justify-center px-5 py-16 ${of === "page" ? "min-h-dvh" : ""}`}
    >
      <div className="w-full max-w-lg">
        <Heading className="text-base font-semibold">{title}</Heading>
        {children ? <div className="mt-1.5 flex flex-col gap-3 text-muted">{children}</div> : null}
        {action ? <div className="mt-5 flex gap-2">{action}</div> : null}
      </div>
    </Box>
  );
}
