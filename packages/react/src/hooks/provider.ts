import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
} from "react";
import { type Client, createClient } from "./create-client.ts";
import { createStore, type Store } from "./create-store.ts";

/**
 * What {@link PosthornProvider} takes.
 *
 * @example
 * ```ts
 * import type { PosthornProviderProps } from "@posthorn/react";
 *
 * const props: Omit<PosthornProviderProps, "children"> = {
 *   apiUrl: "https://webhooks.example",
 *   application: "customer-1042",
 *   token: "appsk_…",
 * };
 * console.log(props.application);
 * ```
 */
export type PosthornProviderProps = {
  /** Where the REST API is. */
  readonly apiUrl: string;
  /** The application's id, or your own uid of it. */
  readonly application: string;
  /** The `token` of a portal session. Never an API key: this is a browser. */
  readonly token: string;
  /** Asked for a new token when the API says that this one has ended. */
  readonly refresh?: () => Promise<string>;
  readonly children?: ReactNode;
};

type Access = { client: Client; store: Store; application: string };

const AccessContext = createContext<Access | null>(null);

/**
 * Gives the hooks below it their access. They need no widget: the host draws its own.
 *
 * @example
 * ```tsx
 * import { PosthornProvider, useEndpoints } from "@posthorn/react";
 *
 * function Endpoints() {
 *   const { data, isLoading, error } = useEndpoints();
 *   if (error) return <p role="alert">{error.message}</p>;
 *   if (isLoading && !data) return <p>Loading</p>;
 *   return <ul>{data?.map(({ id, url }) => <li key={id}>{url}</li>)}</ul>;
 * }
 *
 * export function Webhooks({ token }: { token: string }) {
 *   return (
 *     <PosthornProvider apiUrl="https://webhooks.example" application="customer-1042" token={token}>
 *       <Endpoints />
 *     </PosthornProvider>
 *   );
 * }
 * ```
 */
export function PosthornProvider(props: PosthornProviderProps): ReactElement {
  const { apiUrl, application, token, refresh, children } = props;
  const access = useRef<Access | null>(null);
  // Another application shares nothing with the one before.
  if (access.current?.application !== application) {
    access.current = { client: createClient({ apiUrl, token, refresh }), store: createStore(), application };
  }
  const { client } = access.current;
  useEffect(() => client.configure({ apiUrl, token, refresh }), [client, apiUrl, token, refresh]);
  return createElement(AccessContext.Provider, { value: access.current }, children);
}

/** The access of the provider above. */
export function useAccess(): Access {
  const access = useContext(AccessContext);
  if (!access) throw new Error("The hooks of @posthorn/react stand below a PosthornProvider.");
  return access;
}
