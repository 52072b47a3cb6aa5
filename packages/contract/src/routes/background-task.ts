import { backgroundTaskList, backgroundTaskOut } from "../background-task.ts";
import { backgroundTaskListQuery } from "../list-query.ts";
import { backgroundTaskPath } from "./path-params.ts";
import { hostOnly, routeTable } from "./route.ts";

/** The operations on background tasks. */
export const backgroundTaskRoutes = routeTable({
  "backgroundTask.list": {
    method: "GET",
    path: "/api/v1/background-task",
    tag: "Background task",
    summary: "List background tasks",
    description: "Those of the last 90 days.",
    callers: hostOnly,
    query: backgroundTaskListQuery,
    responses: { 200: backgroundTaskList },
  },
  "backgroundTask.get": {
    method: "GET",
    path: "/api/v1/background-task/{task_id}",
    tag: "Background task",
    summary: "Get a background task",
    callers: hostOnly,
    params: backgroundTaskPath,
    responses: { 200: backgroundTaskOut },
  },
  "backgroundTask.cancel": {
    method: "POST",
    path: "/api/v1/background-task/{task_id}/cancel",
    tag: "Background task",
    summary: "Cancel a background task",
    description:
      "It stops after the batch it is at; what it has done stays. One that has ended stays as it is.",
    callers: hostOnly,
    params: backgroundTaskPath,
    responses: { 200: backgroundTaskOut },
  },
});
