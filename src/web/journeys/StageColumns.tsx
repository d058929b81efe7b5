import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Journey, TouchpointHealth } from '#contract/journeys';
import { Figure } from '#web/design/Figure.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { formatDuration, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, measureWords } from '#web/language/vocabulary.ts';
import { betweenStages, type Step } from './between-stages.ts';
import classes from './Journeys.module.css';
import { isShare } from './measure.ts';

const SHOWN_STEPS = 2;

/** Stages as columns in reading direction; below each, the ways that people really took into the next. */
export function StageColumns({
  journey,
  show,
}: {
  journey: Journey;
  show: (id: string) => void;
}): ReactElement {
  const { t, language, pick } = useWords();
  const strips = betweenStages(journey, SHOWN_STEPS);
  const widest = Math.max(1, ...strips.flat().map((step) => step.people));
  const names = new Map(
    journey.stages.flatMap((stage) =>
      stage.touchpoints.map((point) => [point.id, pick(point.name)] as const),
    ),
  );
  return (
    <ol className={classes.stages}>
      {journey.stages.map((stage, index) => (
        <li key={stage.id} className={classes.stage}>
          <h2 className={classes.stageName}>{pick(stage.name)}</h2>
          <p className={classes.quiet}>
            {t('journeys:stage', {
              people: formatNumber(stage.people, language),
              volume: formatNumber(stage.volume, language),
            })}
          </p>
          <ul className={classes.points}>
            {stage.touchpoints.map((point) => (
              <li key={point.id}>
                <Card point={point} open={() => show(point.id)} />
              </li>
            ))}
          </ul>
          {index < journey.stages.length - 1 ? (
            <Strip steps={strips[index] ?? []} widest={widest} names={names} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Card({ point, open }: { point: TouchpointHealth; open: () => void }): ReactElement {
  const { t, language, pick } = useWords();
  return (
    <UnstyledButton className={classes.card} data-silent={point.silent || undefined} onClick={open}>
      <span className={classes.cardName}>{pick(point.name)}</span>
      <span className={classes.quiet}>
        {point.channel ? channelWords(point.channel) : t('journeys:any-channel')}
        {' · '}
        {point.division ? pick(point.division.name) : null}
        {point.division ? null : <Mark tone="alarm">{t('journeys:no-owner')}</Mark>}
      </span>
      {point.silent ? (
        <span className={classes.quiet}>{t('journeys:silent')}</span>
      ) : (
        <>
          {point.measure === null ? null : (
            <span>
              <span className={classes.measure}>{measureWords(point.measure)}</span>{' '}
              <Figure figure={point.score} as={isShare(point.measure) ? 'share' : 'number'} />
            </span>
          )}
          {point.unhappy.n === 0 ? null : (
            <span>
              <span className={classes.measure}>{t('journeys:unhappy')}</span>{' '}
              <Figure figure={point.unhappy} as="share" />
            </span>
          )}
          <span className={classes.quiet}>
            {t('journeys:volume', {
              volume: formatNumber(point.volume, language),
              people: formatNumber(point.people, language),
            })}
          </span>
        </>
      )}
    </UnstyledButton>
  );
}

function Strip({
  steps,
  widest,
  names,
}: {
  steps: readonly Step[];
  widest: number;
  names: ReadonlyMap<string, string>;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <div className={classes.strip}>
      <h3 className={classes.stripName}>{t('journeys:onward')}</h3>
      {steps.length === 0 ? <p className={classes.quiet}>{t('journeys:steps.none')}</p> : null}
      <ul className={classes.plain}>
        {steps.map((step) => (
          <li key={`${step.fromId} ${step.toId}`} className={classes.step}>
            <span
              className={classes.crowd}
              style={{ blockSize: `${String(Math.max(1, Math.round((step.people / widest) * 8)))}px` }}
              aria-hidden="true"
            />
            <span>
              {t('journeys:steps.line', {
                from: names.get(step.fromId) ?? '',
                to: names.get(step.toId) ?? '',
              })}
            </span>
            <span className={classes.quiet}>
              {t('journeys:steps.figure', {
                people: formatNumber(step.people, language),
                time: formatDuration(step.medianHours * 3600, language),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
