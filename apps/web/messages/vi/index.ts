export { default as allEndpoints } from "./all-endpoints.json";
export { default as applicationPages } from "./application-pages.json";
export { default as endpointSettings } from "./endpoint-settings.json";
export { default as errors } from "./errors.json";
export { default as portal } from "./portal.json";
export { default as shell } from "./shell.json";
export { default as signIn } from "./sign-in.json";
export { default as ui } from "./ui.json";
