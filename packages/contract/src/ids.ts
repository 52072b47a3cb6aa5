import { z } from "zod";

/**
 * The prefix of every kind of id. An id is its prefix and 27 base62 characters; text order in the C
 * collation is order of creation.
 *
 * @example
 * id.startsWith(idPrefixes.message); // is it a message?
 */
export const idPrefixes = {
  organization: "org_",
  environment: "env_",
  apiKey: "key_",
  application: "app_",
  endpoint: "ep_",
  message: "msg_",
  attempt: "atmpt_",
  incident: "inc_",
  portalSession: "ps_",
  backgroundTask: "qtask_",
  source: "src_",
  inboundEvent: "in_",
  route: "rt_",
  workflow: "wf_",
  run: "run_",
  step: "step_",
  user: "usr_",
  auditEntry: "aud_",
  invitation: "inv_",
  alertAddress: "aaddr_",
  applicationKey: "akey_",
  inspector: "insp_",
  inspectedRequest: "ireq_",
} as const;

/** A noun that has ids: a key of {@link idPrefixes}. */
export type IdNoun = keyof typeof idPrefixes;

/**
 * The pattern of one kind of id.
 *
 * @example
 * idPattern("endpoint").test("ep_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"); // true
 */
export function idPattern(noun: IdNoun): RegExp {
  return new RegExp(`^${idPrefixes[noun]}[0-9A-Za-z]{27}$`);
}

/** Characters of a uid, an event id, a channel and an event type name. Source: the API that ours answers to. */
export const uidPattern = /^[a-zA-Z0-9\-_.]+$/;

const exampleTail = "2ZCRQkyXVTGXuN4gDXvDmyRSWPb";

function idOf(noun: IdNoun, title: string) {
  return z
    .string()
    .regex(idPattern(noun))
    .describe(`The id of the ${title}.`)
    .meta({ examples: [`${idPrefixes[noun]}${exampleTail}`] });
}

/** The id of an environment, `env_…`. */
export const environmentId = idOf("environment", "environment");
/** The id of an application (one customer of the host), `app_…`. */
export const applicationId = idOf("application", "application");
/** The id of an endpoint, `ep_…`. */
export const endpointId = idOf("endpoint", "endpoint");
/** The id of a message, `msg_…`. */
export const messageId = idOf("message", "message");
/** The id of an attempt, `atmpt_…`. */
export const attemptId = idOf("attempt", "attempt");
/** The id of an incident, `inc_…`. */
export const incidentId = idOf("incident", "incident");
/** The id of a background task, `qtask_…`. */
export const backgroundTaskId = idOf("backgroundTask", "background task");
/** The id of an alert address, `aaddr_…`. */
export const alertAddressId = idOf("alertAddress", "alert address");
/** The id of an inspector, `insp_…`. */
export const inspectorId = idOf("inspector", "inspector");
/** The id of a request that an inspector got, `ireq_…`. */
export const inspectedRequestId = idOf("inspectedRequest", "request");
/** The id of an audit entry, `aud_…`. */
export const auditEntryId = idOf("auditEntry", "audit entry");
/** The id of a key of an application, `akey_…`. */
export const applicationKeyId = idOf("applicationKey", "key");
