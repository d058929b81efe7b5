import type { ReactElement } from 'react';
import type { Verbatim } from '#contract/listening';
import { Mark } from '#web/design/Mark.tsx';
import { useWords } from '#web/language/language.ts';

/** A signal needs a person, and is red; thanks is the one that does not. */
export function SignalMark({ signal }: { signal: Verbatim['signals'][number] }): ReactElement {
  const { pick } = useWords();
  return <Mark tone={signal.id === 'thanks' ? 'voice' : 'alarm'}>{pick(signal.name)}</Mark>;
}
