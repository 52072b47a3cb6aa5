import type { Percentiles } from "./histogram.ts";
import type { Pace } from "./rate-controller.ts";

/** What the bench asks of its generator and receiver, each with its answer, over the channel of a child process. */

export type LoadPlan = {
  origin: string;
  connections: number;
  /** How many requests may be under way: as many as connections, or more where arrivals wait for none. */
  maxInFlight: number;
  work: PublishWork | PostWork;
};

/** Publishes through the API, one application after the other. */
export type PublishWork = {
  kind: "publish";
  apiKey: string;
  applications: string[];
  /** Applications that get messages in turn with the others, and are not counted: nothing of theirs arrives. */
  uncounted: string[];
  /** Makes idempotency keys of this run its own. */
  runId: string;
  /** Numbers of messages start here. */
  firstSequence: number;
};

/** Posts signed webhooks straight to the receiver: what the machine can do without us. */
export type PostWork = { kind: "post"; endpoints: number; secret: string };

export type GeneratorCommand =
  | { kind: "start"; plan: LoadPlan; pace: Pace }
  | { kind: "pace"; pace: Pace }
  | { kind: "open_window" }
  | { kind: "close_window" }
  | { kind: "finish" };

export type GeneratorWindow = { seconds: number; published: number; publishMs: Percentiles };

export type GeneratorTotals = {
  /** Released, and answered 202. */
  released: number;
  published: number;
  /** Answered 202 and sent to applications that are not counted. */
  uncounted: number;
  /** Numbers of those that were given up: each may have been stored or not. */
  unanswered: number[];
  /** Answers other than 202 and errors on the way, by what they were; each was tried again. */
  troubles: Record<string, number>;
};

export type GeneratorProgress = { kind: "progress"; released: number; published: number };

export type ReceiverCommand =
  | { kind: "listen"; deliveriesPerMessage: number; answerBody: string }
  | { kind: "open_window" }
  | { kind: "close_window" }
  | { kind: "count_delivered"; sequences: number[] }
  | { kind: "totals" };

export type ReceiverWindow = { seconds: number; delivered: number; arrivalMs: Percentiles };

export type ReceiverTotals = {
  delivered: number;
  duplicated: number;
  unknown: number;
  lastArrivalMs: number;
};

export type ReceiverProgress = { kind: "progress"; delivered: number };
