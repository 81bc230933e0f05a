import type { FastifyInstance } from 'fastify';

/**
 * Listens to routes that are registered from here on, and returns the function that takes the path of an address (one that
 * decodes) and returns the methods of all routes that it could be of, none where it is nobody's.
 */
export function collectMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly parts: readonly string[]; readonly method: string }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const parts = url.split('/');
    for (const each of [method].flat()) routes.push({ parts, method: each });
  });
  return (path) => {
    const address = decodeURIComponent(path).split('/');
    const methods = routes.filter(({ parts }) => fits(parts, address)).map(({ method }) => method);
    return [...new Set(methods)].toSorted();
  };
}

/** Whether an address is of a route, both in parts: `:name` is any part but an empty one, a last `*` any rest. */
function fits(parts: readonly string[], address: readonly string[]): boolean {
  const isOpen = parts.at(-1) === '*';
  if (isOpen ? address.length < parts.length : address.length !== parts.length) return false;
  return parts.every((part, index) => {
    if (part === '*') return true;
    return part.startsWith(':') ? address[index] !== '' : part === address[index];
  });
}
