import { verifyByHand } from "./verify-by-hand.ts";

/** Code that verifies what an endpoint receives; the secret stands in the receiver's own environment. */
export const verifySnippets = [
  {
    id: "typescript",
    name: "TypeScript",
    code: `import { verifyWebhook } from "@posthorn/sdk";

export async function POST(request: Request) {
  const webhook = await verifyWebhook(request, process.env.WEBHOOK_SECRET ?? "");
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
const app = express();
app.post("/hooks", express.raw({ type: "*/*" }), (request, response) => {
  try {
    console.log(webhook.verify(request.body.toString(), request.headers));
    response.sendStatus(204);
  } catch {
    response.status(400).send("bad signature");
  }
});
app.listen(3000);`,
  },
  {
    id: "python",
    name: "Python",
    code: `import os

from flask import Flask, request
from standardwebhooks import Webhook, WebhookVerificationError

webhook = Webhook(os.environ["WEBHOOK_SECRET"])
app = Flask(__name__)


@app.post("/hooks")
def receive():
    try:
        print(webhook.verify(request.get_data(as_text=True), dict(request.headers)))
    except WebhookVerificationError:
        return "bad signature", 400
    return "", 204


app.run(port=3000)`,
  },
  ...verifyByHand,
] as const;
