/** What a payload is where nothing else is said of it. */
export const jsonContentType = "application/json";
