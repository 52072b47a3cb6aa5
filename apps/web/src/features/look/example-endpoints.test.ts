import { expect, it } from "vitest";
import { exampleEndpoints } from "./example-endpoints.ts";

it("has an endpoint in each state, as the API would answer it", () => {
  const states = exampleEndpoints(new Date()).map(({ health }) => health?.state);
  expect(states).toEqual(["healthy", "failing", "disabled"]);
});
