/** Code that verifies what an endpoint receives; the secret stands in the receiver's own environment. */
export const verifySnippets = [
  {
    id: "typescript",
    name: "TypeScript",
    code: `import { verifyWebhook } from "@posthorn/sdk";

export async function POST(request: Request) {
  const webhook = await verifyWebhook(request, process.env.WEBHOOK_SECRET!);
  if (!webhook.ok) return new Response("bad signature", { status: 400 });
  console.log(webhook.id, webhook.payload);
  return new Response(null, { status: 204 });
}`,
  },
  {
    id: "node",
    name: "Node.js",
    code: `import express from "express";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
express()
  .post("/hooks", express.raw({ type: "*/*" }), (request, response) => {
    webhook.verify(request.body.toString(), request.headers); // throws if forged
    response.sendStatus(204);
  })
  .listen(3000);`,
  },
  {
    id: "python",
    name: "Python",
    code: `from standardwebhooks import Webhook

webhook = Webhook(os.environ["WEBHOOK_SECRET"])

@app.post("/hooks")
def receive():
    webhook.verify(request.get_data(as_text=True), dict(request.headers))  # raises if forged
    return "", 204`,
  },
] as const;
