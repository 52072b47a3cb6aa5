import type { Attempt, Endpoint, EndpointFields, EventType, EventTypeDetail, Message } from "./answers.ts";
import { useAccess } from "./provider.ts";
import { type Action, useAction } from "./use-action.ts";
import { type Answer, useAnswer, useWholeList } from "./use-answer.ts";

const part = encodeURIComponent;

function useApplicationPath(): string {
  return `app/${part(useAccess().application)}`;
}

/**
 * All endpoints of the application, the newest first.
 *
 * @example
 * ```tsx
 * import { useEndpoints } from "@posthorn/react";
 *
 * export function Count() {
 *   const { data } = useEndpoints();
 *   return <>{data?.length ?? "…"}</>;
 * }
 * ```
 */
export function useEndpoints(): Answer<readonly Endpoint[]> {
  return useWholeList("endpoints", `${useApplicationPath()}/endpoint`);
}

/**
 * One endpoint.
 *
 * @example
 * ```tsx
 * import { useEndpoint } from "@posthorn/react";
 *
 * export function Url({ id }: { id: string }) {
 *   return <code>{useEndpoint(id).data?.url}</code>;
 * }
 * ```
 */
export function useEndpoint(endpointId: string): Answer<Endpoint> {
  return useAnswer(`endpoint/${endpointId}`, `${useApplicationPath()}/endpoint/${part(endpointId)}`);
}

/**
 * What an endpoint's receiver verifies with. The session needs the capability `ViewEndpointSecret`.
 *
 * @example
 * ```tsx
 * import { useEndpointSecret } from "@posthorn/react";
 *
 * export function Secret({ id }: { id: string }) {
 *   return <code>{useEndpointSecret(id).data?.key}</code>;
 * }
 * ```
 */
export function useEndpointSecret(endpointId: string): Answer<{ readonly key: string }> {
  const path = `${useApplicationPath()}/endpoint/${part(endpointId)}/secret`;
  return useAnswer(`endpoint-secret/${endpointId}`, path);
}

/**
 * All event types that the session sees.
 *
 * @example
 * ```tsx
 * import { useEventTypes } from "@posthorn/react";
 *
 * export function Names() {
 *   return <>{useEventTypes().data?.map(({ name }) => name).join(", ")}</>;
 * }
 * ```
 */
export function useEventTypes(): Answer<readonly EventType[]> {
  return useWholeList("event-types", "event-type");
}

/**
 * One event type as it is shown to the application's people, in a language as far as there is one, with an example and
 * the payload's type in TypeScript to build on.
 *
 * @example
 * ```tsx
 * import { useEventType } from "@posthorn/react";
 *
 * export function Heading({ name }: { name: string }) {
 *   const { data } = useEventType(name, "vi");
 *   return <h2 lang={data?.language}>{data?.title ?? name}</h2>;
 * }
 * ```
 */
export function useEventType(
  name: string,
  language: EventTypeDetail["language"] = "en",
): Answer<EventTypeDetail> {
  const path = `${useApplicationPath()}/event-type/${part(name)}`;
  return useAnswer(`event-type/${name}/${language}`, path, { language });
}

/**
 * The newest messages, 50 at most, without their payloads; `before` (a time) pages back.
 *
 * @example
 * ```tsx
 * import { useMessages } from "@posthorn/react";
 *
 * export function Log() {
 *   const { data } = useMessages({ eventTypes: ["order.created"] });
 *   return <ol>{data?.data.map(({ id, eventType }) => <li key={id}>{eventType}</li>)}</ol>;
 * }
 * ```
 */
export function useMessages(
  filter: { readonly eventTypes?: readonly string[]; readonly before?: string; readonly after?: string } = {},
): Answer<{ readonly data: readonly Message[]; readonly done: boolean }> {
  const { eventTypes, before, after } = filter;
  const query = { event_types: eventTypes?.join(","), before, after, with_content: "false" };
  return useAnswer(`messages/${JSON.stringify(query)}`, `${useApplicationPath()}/msg`, query);
}

/**
 * One message with its payload.
 *
 * @example
 * ```tsx
 * import { useMessage } from "@posthorn/react";
 *
 * export function Payload({ id }: { id: string }) {
 *   return <pre>{JSON.stringify(useMessage(id).data?.payload, null, 2)}</pre>;
 * }
 * ```
 */
export function useMessage(messageId: string): Answer<Message> {
  return useAnswer(`message/${messageId}`, `${useApplicationPath()}/msg/${part(messageId)}`);
}

/**
 * The newest attempts to deliver a message, 50 at most.
 *
 * @example
 * ```tsx
 * import { useAttempts } from "@posthorn/react";
 *
 * export function Tries({ messageId }: { messageId: string }) {
 *   return <>{useAttempts(messageId).data?.data.map(({ responseStatusCode }) => responseStatusCode).join(", ")}</>;
 * }
 * ```
 */
export function useAttempts(messageId: string): Answer<{ readonly data: readonly Attempt[] }> {
  return useAnswer(`attempts/${messageId}`, `${useApplicationPath()}/attempt/msg/${part(messageId)}`, {
    with_content: "false",
  });
}

/**
 * Creates an endpoint. The session needs the capability `ManageEndpoint`, as for all that changes one.
 *
 * @example
 * ```tsx
 * import { useCreateEndpoint } from "@posthorn/react";
 *
 * export function Add() {
 *   const create = useCreateEndpoint();
 *   return (
 *     <button type="button" disabled={create.isRunning} onClick={() => create.run({ url: "https://kopi.example" })}>
 *       Add
 *     </button>
 *   );
 * }
 * ```
 */
export function useCreateEndpoint(): Action<[fields: EndpointFields], Endpoint> {
  return useAction<[fields: EndpointFields], Endpoint>(
    async ({ call, app }, fields) =>
      (await call(`app/${app}/endpoint`, { method: "POST", body: fields })) as Endpoint,
    () => ["endpoints"],
  );
}

/**
 * Changes an endpoint; what is left out stays.
 *
 * @example
 * ```tsx
 * import { useUpdateEndpoint } from "@posthorn/react";
 *
 * export function Disable({ id }: { id: string }) {
 *   const update = useUpdateEndpoint();
 *   return <button type="button" onClick={() => update.run(id, { disabled: true })}>Disable</button>;
 * }
 * ```
 */
export function useUpdateEndpoint(): Action<
  [endpointId: string, changes: Partial<EndpointFields>],
  Endpoint
> {
  return useAction<[endpointId: string, changes: Partial<EndpointFields>], Endpoint>(
    async ({ call, app }, id, changes) =>
      (await call(`app/${app}/endpoint/${part(id)}`, { method: "PATCH", body: changes })) as Endpoint,
    (id) => ["endpoints", `endpoint/${id}`],
  );
}

/**
 * Deletes an endpoint; what waits for it is cancelled. Ask first.
 *
 * @example
 * ```tsx
 * import { useDeleteEndpoint } from "@posthorn/react";
 *
 * export function Delete({ id }: { id: string }) {
 *   const remove = useDeleteEndpoint();
 *   return <button type="button" onClick={() => confirm("Delete it?") && remove.run(id)}>Delete</button>;
 * }
 * ```
 */
export function useDeleteEndpoint(): Action<[endpointId: string], void> {
  return useAction<[endpointId: string], void>(
    async ({ call, app }, id) => {
      await call(`app/${app}/endpoint/${part(id)}`, { method: "DELETE" });
    },
    () => ["endpoints"],
  );
}

/**
 * Rotates the secret of an endpoint; the old one signs along for `gracePeriodSeconds`, a day when left out.
 *
 * @example
 * ```tsx
 * import { useRotateEndpointSecret } from "@posthorn/react";
 *
 * export function Rotate({ id }: { id: string }) {
 *   const rotate = useRotateEndpointSecret();
 *   return <button type="button" onClick={() => rotate.run(id)}>Rotate</button>;
 * }
 * ```
 */
export function useRotateEndpointSecret(): Action<[endpointId: string, gracePeriodSeconds?: number], void> {
  return useAction<[endpointId: string, gracePeriodSeconds?: number], void>(
    async ({ call, app }, id, gracePeriodSeconds) => {
      const body = gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds };
      await call(`app/${app}/endpoint/${part(id)}/secret/rotate`, { method: "POST", body });
    },
    (id) => [`endpoint-secret/${id}`],
  );
}

/**
 * Sends the example of an event type to an endpoint. The session needs the capability `CreateAttempts`.
 *
 * @example
 * ```tsx
 * import { useSendExample } from "@posthorn/react";
 *
 * export function Test({ id }: { id: string }) {
 *   const send = useSendExample();
 *   return <button type="button" onClick={() => send.run(id, "order.created")}>Send test</button>;
 * }
 * ```
 */
export function useSendExample(): Action<[endpointId: string, eventType: string], Message> {
  return useAction<[endpointId: string, eventType: string], Message>(
    async ({ call, app }, id, eventType) =>
      (await call(`app/${app}/endpoint/${part(id)}/send-example`, {
        method: "POST",
        body: { eventType },
      })) as Message,
    () => ["messages"],
  );
}

/**
 * Sends a message to an endpoint once more. The session needs the capability `CreateAttempts`.
 *
 * @example
 * ```tsx
 * import { useResend } from "@posthorn/react";
 *
 * export function Again({ messageId, endpointId }: { messageId: string; endpointId: string }) {
 *   const resend = useResend();
 *   return <button type="button" onClick={() => resend.run(messageId, endpointId)}>Resend</button>;
 * }
 * ```
 */
export function useResend(): Action<[messageId: string, endpointId: string], void> {
  return useAction<[messageId: string, endpointId: string], void>(
    async ({ call, app }, messageId, endpointId) => {
      await call(`app/${app}/msg/${part(messageId)}/endpoint/${part(endpointId)}/resend`, { method: "POST" });
    },
    (messageId) => [`attempts/${messageId}`],
  );
}
