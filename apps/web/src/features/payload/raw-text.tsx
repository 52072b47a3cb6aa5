const blockLength = 16_384;
const lineHeightPx = 20;
const charactersALine = 80;

/** A text of any length as it is, in blocks of which the browser lays out only those in sight. */
export function RawText({ text }: { text: string }) {
  const blocks = blocksOf(text);
  return (
    <pre className="font-mono text-[13px] leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
      {blocks.map(({ start, text }) => (
        <span
          key={start}
          className={blocks.length > 1 ? "block [content-visibility:auto]" : ""}
          style={blocks.length > 1 ? { containIntrinsicBlockSize: estimatedHeight(text) } : undefined}
        >
          {text}
        </span>
      ))}
    </pre>
  );
}

function blocksOf(text: string): { start: number; text: string }[] {
  const blocks = [];
  for (let start = 0; start < text.length; ) {
    // A block ends at a line's end when there is one near, so that no line is broken in two.
    const newline = text.lastIndexOf("\n", start + blockLength);
    const end = newline > start + blockLength / 2 ? newline + 1 : start + blockLength;
    blocks.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return blocks;
}

function estimatedHeight(text: string): string {
  return `${Math.ceil(text.length / charactersALine) * lineHeightPx}px`;
}
