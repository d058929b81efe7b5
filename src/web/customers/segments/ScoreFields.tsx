import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Segment } from '#contract/customers';
import { useWords } from '#web/language/language.ts';
import { measureWords } from '#web/language/vocabulary.ts';
import { NumberField } from './NumberField.tsx';

const MEASURES = ['nps', 'csat', 'ces', 'stars'] as const satisfies readonly NonNullable<
  Segment['score']
>['measure'][];
const [LEAST, MOST] = [-1000, 1000];

/** A score on a scale; its bounds are asked once the scale is chosen. */
export function ScoreFields({
  score,
  change,
}: {
  score: Segment['score'];
  change: (score: Segment['score']) => void;
}): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Select
        clearable
        clearButtonProps={{ 'aria-label': t('segments:clear') }}
        label={t('segments:line.score')}
        value={score?.measure ?? null}
        data={MEASURES.map((value) => ({ value, label: measureWords(value) }))}
        onChange={(value) => {
          const measure = MEASURES.find((one) => one === value);
          change(measure === undefined ? undefined : { ...score, measure });
        }}
      />
      {score === undefined ? null : (
        <>
          <NumberField
            label={t('segments:score.at-least')}
            min={LEAST}
            max={MOST}
            value={score.atLeast}
            change={(value) => {
              const { atLeast: _, ...rest } = score;
              change(value === undefined ? rest : { ...rest, atLeast: value });
            }}
          />
          <NumberField
            label={t('segments:score.at-most')}
            min={LEAST}
            max={MOST}
            value={score.atMost}
            change={(value) => {
              const { atMost: _, ...rest } = score;
              change(value === undefined ? rest : { ...rest, atMost: value });
            }}
          />
        </>
      )}
    </>
  );
}
