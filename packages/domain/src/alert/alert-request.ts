import type { IncidentOut } from "../incident/incident-out.ts";
import type { AlertNews, AlertText } from "./alert-text.ts";

export const alertFormats = ["slack", "teams", "telegram", "json"] as const;
export type AlertFormat = (typeof alertFormats)[number];

export type AlertBody = { news: AlertNews | "test"; text: AlertText; incident: IncidentOut | null };

/** What an incoming webhook of this format is sent. */
export function alertRequest(
  format: AlertFormat,
  url: string,
  body: AlertBody,
): { url: string; body: string } {
  const { subject, lines, link } = body.text;
  switch (format) {
    case "slack": {
      // https://docs.slack.dev/messaging/formatting-message-text: three characters are escaped, and no others.
      const text = [`*${forSlack(subject)}*`, ...lines.map(forSlack), `<${link}|Open>`].join("\n");
      return { url, body: JSON.stringify({ text }) };
    }
    case "teams":
      return { url, body: JSON.stringify(teamsMessage(body.text)) };
    case "telegram": {
      const chat = new URL(url);
      const chatId = chat.searchParams.get("chat_id");
      chat.search = "";
      const text = [subject, "", ...lines, link].join("\n");
      const preview = { link_preview_options: { is_disabled: true } };
      return { url: chat.href, body: JSON.stringify({ chat_id: chatId, text, ...preview }) };
    }
    case "json":
      return { url, body: JSON.stringify(plainJson(body)) };
  }
}

function forSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The message with an adaptive card that a Teams workflow takes. */
function teamsMessage({ subject, lines, link }: AlertText) {
  const block = (text: string) => ({ type: "TextBlock", text: withoutMarkdown(text), wrap: true });
  const card = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [{ ...block(subject), weight: "Bolder" }, ...lines.map(block)],
    actions: [{ type: "Action.OpenUrl", title: "Open", url: link }],
  };
  const attachment = {
    contentType: "application/vnd.microsoft.card.adaptive",
    contentUrl: null,
    content: card,
  };
  return { type: "message", attachments: [attachment] };
}

// A customer's name may not become a link or a picture in a card.
function withoutMarkdown(text: string): string {
  return text.replaceAll(/[[\]\\*_`]/g, "\\$&");
}

function plainJson({ news, text, incident }: AlertBody) {
  if (incident === null) return { type: "alert.test", ...text };
  const { id, application, endpoint, reason, firstFailureAt, waiting, exhausted, nextAttemptAt } = incident;
  const shown = { id, application, endpoint, reason, firstFailureAt, waiting, exhausted, nextAttemptAt };
  return { type: `incident.${news}`, ...text, incident: shown };
}
