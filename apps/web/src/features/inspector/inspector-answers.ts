/** What an inspector can be told to answer. */
export const inspectorAnswers = ["ok", "error", "slow"] as const;
