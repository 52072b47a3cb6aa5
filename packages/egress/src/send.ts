import type { EgressDispatcher } from "./create-dispatcher.ts";
import type { SendRequest } from "./exchange.ts";
import type { SendResult } from "./send-result.ts";

/** Sends one request and says what came of it. Whatever the network does is in the result, never thrown. */
export function send(dispatcher: EgressDispatcher, request: SendRequest): Promise<SendResult> {
  return new Promise((resolve) => dispatcher.begin(request, resolve));
}
