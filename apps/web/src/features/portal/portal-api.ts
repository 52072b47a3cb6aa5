import {
  type ApplicationKeyInWire,
  activityList,
  alertAddressList,
  alertAddressOut,
  applicationEventTypeDetailOut,
  applicationEventTypeList,
  applicationKeyList,
  backgroundTaskList,
  backgroundTaskOut,
  type EndpointHeadersPatchIn,
  type EndpointIn,
  type EndpointPatch,
  emptyResponse,
  endpointActivity,
  endpointHeadersOut,
  endpointHealth,
  endpointList,
  endpointMessageList,
  endpointOut,
  endpointSecretOut,
  inspectorDetail,
  inspectorOut,
  type Language,
  type MessageState,
  messageAttemptList,
  messageAttemptOut,
  messageEndpointList,
  messageList,
  messageOut,
  newApplicationKeyOut,
  recoverOut,
} from "@posthorn/contract";
import type { z } from "zod";
import { tellHostOf } from "#features/embed/embed-bridge.ts";
import { eventOfCall } from "#features/embed/event-of-call.ts";
import { memberText } from "#features/payload/scan-json.ts";
import { portalErrorOf, unreachable } from "./portal-error.ts";
import type { PortalSession } from "./session-store.ts";

/** What the form of an endpoint sends. */
export type EndpointFields = Pick<EndpointIn, "url" | "description"> & {
  eventTypes: string[] | null;
  secret?: string;
};

export type PortalApi = ReturnType<typeof createPortalApi>;

type Query = Readonly<Record<string, string | number | boolean | undefined>>;
type LogQuery = {
  iterator?: string | undefined;
  event_types?: string | undefined;
  after?: string | undefined;
};
type EndpointQuery = { iterator?: string | undefined; text?: string | undefined; with_week?: boolean };
type AttemptsOf = { endpointId?: string; iterator?: string | undefined };
type Call = { method?: string; query?: Query; body?: unknown };

/** A path whose parts come from the page's address: each stays one part, whatever is in it. */
function at(strings: TemplateStringsArray, ...parts: string[]): string {
  return String.raw({ raw: strings }, ...parts.map((part) => encodeURIComponent(part)));
}

/** The REST API as one tenant sees it: one application, by its session token, without cookies. */
export function createPortalApi(apiUrl: string, session: PortalSession) {
  const app = session.appId;

  async function text(path: string, { method = "GET", query = {}, body }: Call = {}): Promise<string> {
    const headers = { authorization: `Bearer ${session.token}` };
    const answer = await callApi(apiUrl, `${path}${queryText(query)}`, { method, body, headers });
    const event = eventOfCall(method, path, answer);
    if (event) tellHostOf(event);
    return answer;
  }

  async function call<Shape extends z.ZodType>(shape: Shape, path: string, options?: Call) {
    return shape.parse(JSON.parse(await text(path, options))) as z.output<Shape>;
  }

  return {
    listEndpoints: (query: EndpointQuery) =>
      call(endpointList, at`app/${app}/endpoint`, { query: { ...query, with_health: true } }),
    getEndpoint: (id: string) => call(endpointOut, at`app/${app}/endpoint/${id}`),
    createEndpoint: (body: EndpointFields) =>
      call(endpointOut, at`app/${app}/endpoint`, { method: "POST", body }),
    patchEndpoint: (id: string, body: EndpointPatch) =>
      call(endpointOut, at`app/${app}/endpoint/${id}`, { method: "PATCH", body }),
    deleteEndpoint: (id: string) => text(at`app/${app}/endpoint/${id}`, { method: "DELETE" }),
    getSecret: (id: string) => call(endpointSecretOut, at`app/${app}/endpoint/${id}/secret`),
    rotateSecret: (id: string, gracePeriodSeconds: number) =>
      text(at`app/${app}/endpoint/${id}/secret/rotate`, { method: "POST", body: { gracePeriodSeconds } }),
    getHealth: (id: string) => call(endpointHealth, at`app/${app}/endpoint/${id}/health`),
    getActivity: (id: string, since: string) =>
      call(endpointActivity, at`app/${app}/endpoint/${id}/activity`, { query: { since } }),
    getHeaders: (id: string) => call(endpointHeadersOut, at`app/${app}/endpoint/${id}/headers`),
    patchHeaders: (id: string, body: EndpointHeadersPatchIn) =>
      text(at`app/${app}/endpoint/${id}/headers`, { method: "PATCH", body }),
    listRecoveries: (id: string) =>
      call(backgroundTaskList, at`app/${app}/endpoint/${id}/recover`, { query: { limit: 10 } }),
    recover: (id: string, since: string) =>
      call(recoverOut, at`app/${app}/endpoint/${id}/recover`, { method: "POST", body: { since } }),
    cancelRecovery: (id: string, task: string) =>
      call(backgroundTaskOut, at`app/${app}/endpoint/${id}/recover/${task}/cancel`, { method: "POST" }),
    sendExample: (id: string, eventType: string) =>
      call(messageOut, at`app/${app}/endpoint/${id}/send-example`, { method: "POST", body: { eventType } }),
    listEventTypes: async (language: Language) => {
      const all = [];
      for (let iterator: string | undefined; ; ) {
        const query = { iterator, language, limit: 250 };
        const page = await call(applicationEventTypeList, at`app/${app}/event-type`, { query });
        all.push(...page.data);
        if (page.done || page.iterator === null || all.length >= maxEventTypes) return all;
        iterator = page.iterator;
      }
    },
    getEventType: (name: string, language: Language) =>
      call(applicationEventTypeDetailOut, at`app/${app}/event-type/${name}`, { query: { language } }),
    listEndpointMessages: (id: string, query: LogQuery & { status?: number | undefined; limit: number }) =>
      call(endpointMessageList, at`app/${app}/endpoint/${id}/msg`, {
        query: { ...query, with_content: false, expanded_statuses: true },
      }),
    listMessages: (query: LogQuery & { state?: MessageState | undefined }) =>
      call(messageList, at`app/${app}/msg`, { query: { ...query, with_content: false, with_state: true } }),
    getMessage: async (id: string) => {
      const answer = await text(at`app/${app}/msg/${id}`);
      const message = messageOut.parse(JSON.parse(answer));
      return { ...message, payloadText: message.rawPayload ?? payloadOf(answer) };
    },
    listDeliveries: (messageId: string, iterator?: string) =>
      call(messageEndpointList, at`app/${app}/msg/${messageId}/endpoint`, {
        query: { iterator, expanded_statuses: true, limit: 250 },
      }),
    listAttempts: (messageId: string, { endpointId, iterator }: AttemptsOf = {}) =>
      call(messageAttemptList, at`app/${app}/attempt/msg/${messageId}`, {
        query: {
          iterator,
          endpoint_id: endpointId,
          with_content: false,
          expanded_statuses: true,
          limit: 250,
        },
      }),
    getAttempt: (messageId: string, attemptId: string) =>
      call(messageAttemptOut, at`app/${app}/msg/${messageId}/attempt/${attemptId}`, {
        query: { expanded_statuses: true },
      }),
    resend: (messageId: string, endpointId: string) =>
      call(emptyResponse, at`app/${app}/msg/${messageId}/endpoint/${endpointId}/resend`, { method: "POST" }),
    openInspector: () => call(inspectorOut, at`app/${app}/inspector`, { method: "POST" }),
    getInspector: (id: string) => call(inspectorDetail, at`app/${app}/inspector/${id}`),
    listActivity: (query: { iterator?: string | undefined; endpoint_id?: string | undefined }) =>
      call(activityList, at`app/${app}/activity`, { query }),
    listAlertAddresses: () => call(alertAddressList, at`app/${app}/alert-address`),
    createAlertAddress: (email: string) =>
      call(alertAddressOut, at`app/${app}/alert-address`, { method: "POST", body: { email } }),
    deleteAlertAddress: (id: string) => text(at`app/${app}/alert-address/${id}`, { method: "DELETE" }),
    listApplicationKeys: (iterator?: string) =>
      call(applicationKeyList, at`app/${app}/api-key`, { query: { iterator } }),
    createApplicationKey: (body: ApplicationKeyInWire) =>
      call(newApplicationKeyOut, at`app/${app}/api-key`, { method: "POST", body }),
    revokeApplicationKey: (id: string) => text(at`app/${app}/api-key/${id}`, { method: "DELETE" }),
    logOut: () => text("auth/logout", { method: "POST" }),
  };
}

const maxEventTypes = 5_000;

/** One request; its answer as text, as payloads must not go through a parser. */
export async function callApi(
  apiUrl: string,
  path: string,
  call: { method: string; body?: unknown; headers?: Record<string, string> },
): Promise<string> {
  const hasBody = call.body !== undefined;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${apiUrl}/api/v1/${path}`, {
      method: call.method,
      headers: { ...call.headers, ...(hasBody ? { "content-type": "application/json" } : {}) },
      ...(hasBody ? { body: JSON.stringify(call.body) } : {}),
      credentials: "omit",
      signal: AbortSignal.timeout(20_000),
    });
    text = await response.text();
  } catch (cause) {
    throw unreachable(cause);
  }
  if (!response.ok) throw portalErrorOf(response.status, text);
  return text;
}

// `{"expired":true}` stands for a payload that is gone.
function payloadOf(answer: string): string | null {
  const payload = memberText(answer, "payload");
  return payload === undefined || payload === '{"expired":true}' ? null : payload;
}

function queryText(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : "";
}
