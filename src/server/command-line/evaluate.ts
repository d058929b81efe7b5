import { WrongUsage } from '#server/platform/config';
import { evaluateAlarms } from './evaluate-alarms.ts';
import { evaluateClassify } from './evaluate-classify.ts';
import { evaluateIdentity } from './evaluate-identity.ts';
import { evaluateJourneys } from './evaluate-journeys.ts';
import { evaluateLifetime } from './evaluate-lifetime.ts';
import { evaluateNames } from './evaluate-names.ts';
import { evaluateSignals } from './evaluate-signals.ts';
import { evaluateThemes } from './evaluate-themes.ts';
import { evaluateTrapped } from './evaluate-trapped.ts';

/** `empty-chair evaluate`: how right the rules and models are on a file whose truth is known. No home, no database. */
export async function evaluateCommand(args: readonly string[]): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case 'alarms':
      return evaluateAlarms(rest);
    case 'classify':
      return evaluateClassify(rest);
    case 'identity':
      return evaluateIdentity(rest);
    case 'lifetime':
      return evaluateLifetime(rest);
    case 'names':
      return evaluateNames(rest);
    case 'journeys':
      return evaluateJourneys(rest);
    case 'signals':
      return evaluateSignals(rest);
    case 'themes':
      return evaluateThemes(rest);
    case 'trapped':
      return evaluateTrapped(rest);
    default:
      throw new WrongUsage(
        `${what === undefined ? 'What should be evaluated' : `Nothing called "${what}" can be evaluated`}: alarms, classify, identity, names, lifetime, journeys, signals, themes or trapped. See empty-chair help.`,
      );
  }
}
