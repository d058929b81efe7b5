/**
 * The session travels in one cookie that scripts cannot read and other sites cannot send along. It is marked Secure
 * exactly when the browser came by https: on plain http (a first trial on one's own machine) it would be dropped.
 */
export const SESSION_COOKIE = 'empty_chair_session';
/** Seconds after which the server ends the session in any case. */
const LONGEST = 24 * 3600;

export function sessionCookieOf(headers: Headers): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && value !== '') return value;
  }
  return null;
}

export function sessionCookie(token: string, request: Headers): string {
  return cookie(token, LONGEST, request);
}

export function endedCookie(request: Headers): string {
  return cookie('', 0, request);
}

function cookie(value: string, maxAge: number, request: Headers): string {
  // Browsers name the scheme in Origin on every unsafe call, and only those set the cookie.
  const secure = (request.get('origin') ?? '').startsWith('https://') ? '; Secure' : '';
  return `${SESSION_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
}
