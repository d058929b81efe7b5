import type { Verbatim } from '#contract/listening';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { say, useWords } from '#web/language/language.ts';
import { useCorrect } from './listening.queries.ts';

/** Gives a verbatim to the division that is suggested; ten seconds to take it back. */
export function useAccept(): (verbatim: Verbatim) => void {
  const { pick } = useWords();
  const correct = useCorrect();
  return (verbatim) => {
    const { suggestion, division, id } = verbatim;
    if (!suggestion || division?.id === suggestion.division.id) return;
    correct.mutate(
      { id, divisionId: suggestion.division.id },
      {
        onSuccess: () =>
          undoToast({
            words: say('listening:suggestion.accepted', { division: pick(suggestion.division.name) }),
            undo: () => correct.mutateAsync({ id, divisionId: division?.id ?? null }),
          }),
        onError: refusalToast,
      },
    );
  };
}
