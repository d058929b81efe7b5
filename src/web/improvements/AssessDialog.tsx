import type { ReactElement } from 'react';
import type { Idea } from '#contract/improvements';
import { ChoiceDialog } from '#web/design/ChoiceDialog.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { VERDICTS } from './idea-words.ts';
import { useAssess } from './improvements.queries.ts';

/** The verdict of one profession, signed with one's name; "there is no way to tell" is an answer too. */
export function AssessDialog({
  perspective,
  close,
}: {
  perspective: Idea['perspectives'][number];
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const assess = useAssess();
  const before = perspective.assessment;
  return (
    <ChoiceDialog
      title={t('improvements:assess.act')}
      act={() => t('improvements:assess.do')}
      asks={t('improvements:assess.verdict')}
      choices={VERDICTS}
      choiceWords={(verdict) => t(`improvements:verdict.${verdict}`)}
      wordsAsked={t('improvements:assess.words')}
      lines={3}
      longest={5000}
      before={before === null ? null : { choice: before.verdict, words: before.words }}
      does={assess}
      say={({ choice, words }) =>
        assess.mutate({ id: perspective.id, verdict: choice, words }, { onSuccess: close })
      }
      close={close}
    >
      <p>
        <Told>{perspective.question}</Told>
      </p>
    </ChoiceDialog>
  );
}
