import { describe, expect, it } from "vitest";
import { readEvents } from "./read-events.ts";

function streamOf(...parts: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(encoder.encode(part));
      controller.close();
    },
  });
}

describe("readEvents", () => {
  it("reads events wherever the network cuts them, and skips comments", async () => {
    const events = [];
    const body = streamOf(
      "retry: 1000\n\nevent: mess",
      "age\nid: 7\nda",
      "ta: {}\n",
      "\n: quiet\n\nevent: end\ndata: x\n\n",
    );
    for await (const event of readEvents(body)) events.push(event);
    expect(events).toEqual([
      { name: "message", id: "7", data: "{}" },
      { name: "end", id: null, data: "x" },
    ]);
  });
});
