import { Radio, Stack, Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Idea } from '#contract/improvements';
import { ActDialog } from '#web/design/ActDialog.tsx';
import { ownDirection } from '#web/design/own-direction.ts';
import { useWords } from '#web/language/language.ts';
import { VERDICTS } from './idea-words.ts';
import { useAssess, type Verdict } from './improvements.queries.ts';

/** The verdict of one profession, signed with one's name; "there is no way to tell" is an answer too. */
export function AssessDialog({
  perspective,
  close,
}: {
  perspective: Idea['perspectives'][number];
  close: () => void;
}): ReactElement {
  const { t } = useWords();
  const [verdict, setVerdict] = useState<Verdict | null>(perspective.assessment?.verdict ?? null);
  const [words, setWords] = useState(perspective.assessment?.words ?? '');
  const assess = useAssess();
  const submit = (): void => {
    if (verdict !== null)
      assess.mutate({ id: perspective.id, verdict, words: words.trim() }, { onSuccess: close });
  };
  return (
    <ActDialog
      title={t('improvements:assess.act')}
      act={t('improvements:assess.do')}
      close={close}
      submit={submit}
      ready={verdict !== null && words.trim().length >= 3}
      pending={assess.isPending}
      error={assess.error}
    >
      <p dir="auto">{perspective.question}</p>
      <Radio.Group
        label={t('improvements:assess.verdict')}
        value={verdict}
        onChange={(value) => setVerdict(VERDICTS.find((each) => each === value) ?? null)}
      >
        <Stack gap={6} mt={6}>
          {VERDICTS.map((value) => (
            <Radio key={value} value={value} label={t(`improvements:verdict.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        {...ownDirection}
        autosize
        minRows={3}
        maxLength={5000}
        label={t('improvements:assess.words')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </ActDialog>
  );
}
