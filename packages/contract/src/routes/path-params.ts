import { z } from "zod";
import { eventTypeName } from "../event-type-name.ts";
import { idOrUid } from "../uid.ts";

const pathFields = {
  app_id: idOrUid.describe("The application: its id or your uid.").meta({ examples: ["customer-1042"] }),
  endpoint_id: idOrUid.describe("The endpoint: its id or your uid.").meta({ examples: ["erp-endpoint"] }),
  msg_id: idOrUid
    .describe("The message: its id or your event id.")
    .meta({ examples: ["order-1042-created"] }),
  attempt_id: idOrUid
    .describe("The attempt: its id.")
    .meta({ examples: ["atmpt_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"] }),
  event_type_name: eventTypeName
    .describe("The name of the event type.")
    .meta({ examples: ["order.created"] }),
  task_id: idOrUid
    .describe("The background task: its id.")
    .meta({ examples: ["qtask_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"] }),
  alert_address_id: idOrUid
    .describe("The alert address: its id.")
    .meta({ examples: ["aaddr_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"] }),
  key_id: idOrUid.describe("The key: its id.").meta({ examples: ["akey_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"] }),
  inspector_id: idOrUid
    .describe("The inspector: its id.")
    .meta({ examples: ["insp_2ZCRQkyXVTGXuN4gDXvDmyRSWPb"] }),
};

type PathField = keyof typeof pathFields;

function pathParams<Name extends PathField>(...names: Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, pathFields[name]]));
  // Holds because the shape has exactly the names that were asked for.
  return z.object(shape as Pick<typeof pathFields, Name>);
}

/** The path of one application. */
export const applicationPath = pathParams("app_id");
/** The path of one endpoint. */
export const endpointPath = pathParams("app_id", "endpoint_id");
/** The path of one recovery of an endpoint. */
export const recoveryPath = pathParams("app_id", "endpoint_id", "task_id");
/** The path of one message. */
export const messagePath = pathParams("app_id", "msg_id");
/** The path of one attempt. */
export const attemptPath = pathParams("app_id", "msg_id", "attempt_id");
/** The path of one delivery. */
export const deliveryPath = pathParams("app_id", "msg_id", "endpoint_id");
/** The path of one event type; PUT creates it, so there a name that does not fit is 422, not 404. */
export const eventTypePath = pathParams("event_type_name");
/** The path of one event type of an application. */
export const applicationEventTypePath = pathParams("app_id", "event_type_name");
/** The path of one background task. */
export const backgroundTaskPath = pathParams("task_id");
/** The path of one operational endpoint. */
export const operationalEndpointPath = pathParams("endpoint_id");
/** The path of one alert address. */
export const alertAddressPath = pathParams("app_id", "alert_address_id");
/** The path of one inspector of an application. */
export const inspectorPath = pathParams("app_id", "inspector_id");
/** The path of one key of an application. */
export const applicationKeyPath = pathParams("app_id", "key_id");
