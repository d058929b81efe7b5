/**
 * A one-time link carries its secret behind the #: browsers keep that part to themselves, so that no log, proxy or
 * referrer ever holds it. The host comes from the configuration, never from a request.
 */
export function linkTo(baseUrl: string, secret: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/welcome#${secret}`;
}
