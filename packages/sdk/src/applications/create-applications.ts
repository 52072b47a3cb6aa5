import { Ordering } from "svix";
import { pathId } from "../client/path-id.ts";
import type { Transport } from "../client/transport.ts";
import type { ApplicationListQuery, Applications } from "./applications.ts";

export function createApplications({ call }: Transport): Applications {
  const named = (application: string) => pathId(application, "application");
  return {
    list: (query = {}) => call((svix) => svix.application.list(pageOptions(query))),
    get: async (application) => call((svix) => svix.application.get(named(application))),
    create: (input) => call((svix) => svix.application.create({ name: input.name }), JSON.stringify(input)),
    getOrCreate: (input) =>
      call((svix) => svix.application.getOrCreate({ name: input.name }), JSON.stringify(input)),
    update: async (application, changes) =>
      call((svix) => svix.application.patch(named(application), {}), JSON.stringify(changes)),
    delete: async (application) => call((svix) => svix.application.delete(named(application))),
  };
}

function pageOptions({ order = "ascending", ...page }: ApplicationListQuery) {
  return { ...page, order: order === "descending" ? Ordering.Descending : Ordering.Ascending };
}
