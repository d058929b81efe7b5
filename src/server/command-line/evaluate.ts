import { WrongUsage } from '#server/platform/config';
import { evaluateClassify } from './evaluate-classify.ts';
import { evaluateIdentity } from './evaluate-identity.ts';
import { evaluateNames } from './evaluate-names.ts';

/** `empty-chair evaluate`: how right the identity rules are on a file whose truth is known. No home, no database. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case 'classify':
      return evaluateClassify(rest);
    case 'identity':
      return evaluateIdentity(rest);
    case 'names':
      return evaluateNames(rest);
    default:
      throw new WrongUsage(
        `${what === undefined ? 'What should be evaluated' : `Nothing called "${what}" can be evaluated`}: classify, identity or names. See empty-chair help.`,
      );
  }
}
