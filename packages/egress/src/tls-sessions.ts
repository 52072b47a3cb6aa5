export type TlsSessions = {
  get(origin: string): Buffer | undefined;
  set(origin: string, session: Buffer): void;
};

/** The last TLS session of each origin, of the 1,000 latest: a new connection then costs half a handshake. */
export function createTlsSessions(capacity = 1_000): TlsSessions {
  const sessions = new Map<string, Buffer>();
  return {
    get: (origin) => sessions.get(origin),
    set(origin, session) {
      sessions.delete(origin);
      const [oldest] = sessions.keys();
      if (sessions.size >= capacity && oldest !== undefined) sessions.delete(oldest);
      sessions.set(origin, session);
    },
  };
}
