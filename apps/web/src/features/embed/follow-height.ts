import { tellHost, tellSvixHost } from "./embed-bridge.ts";

const shrinkAfterMs = 250;

/**
 * Tells the host how high the page is, until the function that is returned is called. What grows is told at once;
 * what shrinks a little later: while one page makes room for the next, the host's page must not jump.
 */
export function followHeight(element: HTMLElement): () => void {
  let told = 0;
  let shrinking: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    told = Math.ceil(element.getBoundingClientRect().height);
    tellHost({ type: "posthorn.height", height: told });
    tellSvixHost(told);
  };
  const observer = new ResizeObserver(() => {
    clearTimeout(shrinking);
    if (element.getBoundingClientRect().height > told) tell();
    else shrinking = setTimeout(tell, shrinkAfterMs);
  });
  observer.observe(element);
  return () => {
    clearTimeout(shrinking);
    observer.disconnect();
  };
}
