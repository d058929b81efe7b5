import { sessionContract } from '#contract/session';
import { actorOf, type Call, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import { endedCookie, sessionCookie, sessionCookieOf } from '#server/platform/session/cookie';
import type { World } from '#server/platform/world';
import { followLink } from './link.actions.ts';
import {
  type Opened,
  prefer,
  readDoor,
  readSession,
  requestReset,
  type SessionPorts,
  signIn,
  signOut,
  takePlace,
} from './session.actions.ts';

export function sessionRoutes(world: World, ports: SessionPorts) {
  const os = door(sessionContract);
  return {
    read: os.read.handler(async ({ context, errors }) =>
      orRefuse(await readSession(world, actorOf(context), ports), errors),
    ),
    door: os.door.handler(() => readDoor(world)),
    signIn: os.signIn.handler(async ({ input, context, errors }) => {
      const from = { address: context.address, formerToken: sessionCookieOf(context.headers) };
      return comeIn(context, orRefuse(await signIn(world, { ...input, ...from }, ports), errors));
    }),
    signOut: os.signOut.handler(async ({ context }) => {
      await signOut(world, sessionCookieOf(context.headers));
      context.reply.append('set-cookie', endedCookie(context.headers));
      return { signedOut: true as const };
    }),
    take: os.take.handler(async ({ input, context, errors }) => {
      const formerToken = sessionCookieOf(context.headers);
      return comeIn(
        context,
        orRefuse(await takePlace(world, context.actor, { ...input, formerToken }, ports), errors),
      );
    }),
    useLink: os.useLink.handler(async ({ input, context, errors }) => {
      const formerToken = sessionCookieOf(context.headers);
      return comeIn(context, orRefuse(await followLink(world, { ...input, formerToken }, ports), errors));
    }),
    requestReset: os.requestReset.handler(async ({ input }) => {
      await requestReset(world, input.email, ports);
      return { asked: true as const };
    }),
    prefer: os.prefer.handler(async ({ input, context, errors }) =>
      orRefuse(await prefer(world, actorOf(context), input, ports), errors),
    ),
  };
}

function comeIn(call: Call, { session, token }: Opened): Opened['session'] {
  call.reply.append('set-cookie', sessionCookie(token, call.headers));
  return session;
}
