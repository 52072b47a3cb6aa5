import { formatCount, formatDuration } from "#ui/format.ts";
import type { UrlProblem } from "./check-url.ts";

export const endpointsText = {
  add: "Add endpoint",
  addTitle: "Add endpoint",
  editTitle: "Edit endpoint",
  edit: "Edit",
  save: "Save",
  emptyTitle: "No endpoint yet",
  empty:
    "An endpoint is a URL of yours. When something happens here, a signed message about it is sent there at once, and again later when it did not get through.",
  emptyReadOnly: "Whoever set up this page for you can add one; your session may only look.",
  loading: "Loading endpoints",
  more: "Show more",
  url: "URL",
  urlPlaceholder: "https://example.com/hooks",
  urlGood: "Looks right",
  urlProblems: {
    no_url: "Not a whole URL yet: it begins with https:// and has no spaces.",
    no_https: "Without https, anybody on the way can read and change what is sent.",
    private: "This address is private: it cannot be reached from here.",
  } satisfies Record<NonNullable<UrlProblem>, string>,
  description: "Description (optional)",
  secret: "Signing secret",
  secretHint:
    "With it your server verifies that a message comes from here. Keep it where nobody else reads it.",
  secretHidden: "Showing it is recorded in the audit log.",
  showSecret: "Show secret",
  hideSecret: "Hide secret",
  copySecret: "secret",
  verifyWith: "Verify it with",
  code: "code",
  rotate: "Rotate",
  rotateTitle: "Rotate the secret of this endpoint?",
  rotateBody:
    "A new secret is made. For a while messages are signed with both, so that nothing fails while you put the new one into your server.",
  rotateGrace: "The old one signs for",
  graces: [
    { seconds: 0, name: "not at all: it leaked" },
    { seconds: 3_600, name: "1 hour" },
    { seconds: 86_400, name: "1 day" },
    { seconds: 604_800, name: "7 days" },
  ],
  rotateConfirm: "Rotate secret",
  rotated: "The secret was rotated",
  rotatedHint: (seconds: number) =>
    seconds === 0
      ? "The old one no longer signs."
      : `The old one goes on signing for ${formatDuration(seconds * 1_000)}.`,
  added: "The endpoint was added",
  saved: "The endpoint was saved",
  on: "enabled",
  disabledReasons: {
    manual: "Disabled by hand",
    gone: "It answered 410 Gone: it asked not to be called again",
    failing: "Disabled after days of nothing but failure",
  },
  disabledFallback: "Disabled",
  offHint:
    "It gets nothing until it is enabled. Deliveries that were open ended as failed: once it is enabled they can be resent from the logs. For what is published meanwhile it has no delivery.",
  enable: "Enable",
  enabled: "The endpoint was enabled",
  disable: "Disable",
  disableTitle: "Disable this endpoint?",
  disableBody: (url: string) =>
    `Nothing is sent to ${url} until it is enabled again, and what waits to be sent there ends as failed.`,
  disabled: "The endpoint was disabled",
  remove: "Delete",
  removeTitle: "Delete this endpoint?",
  removeBody: (url: string) =>
    `Nothing is sent to ${url} any more, and what waits to be sent there is cancelled. Its secret is gone for good.`,
  removed: "The endpoint was deleted",
  actions: "More actions",
  back: "All endpoints",
  events: "Events",
  recent: "Recent deliveries",
  recentEmptyTitle: "Nothing was sent yet",
  recentEmpty: "The next event that this endpoint asks for appears here. A test shows it now.",
  recentEmptyReadOnly: "The next event that this endpoint asks for appears here.",
  olderMessages: "Show older",
  openMessage: "Open message",
  statsNone: "no attempts in 7 days",
  stats: (percent: string, total: number) =>
    `${percent} of ${formatCount(total)} attempts delivered in 7 days`,
  test: "Send test",
  testEvent: "Event type of the test",
  testLoading: "Loading the event types",
  testFailed: "The event types could not be loaded. Close this and open it again.",
  testNoTypes: "No event type has an example to send.",
  testSent: "The test is on its way",
  testSentHint: "Its outcome appears under recent deliveries.",
} as const;
