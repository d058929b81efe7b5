import { Button, Select } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import type { Verbatim } from '#contract/listening';
import { Mark } from '#web/design/Mark.tsx';
import { refusalToast, undoToast } from '#web/design/undo-toast.tsx';
import { formatShare } from '#web/language/format.ts';
import { say, useWords } from '#web/language/language.ts';
import { sentimentWords } from '#web/language/vocabulary.ts';
import classes from './Listening.module.css';
import { SENTIMENTS, type Sentiment, useCorrect } from './listening.queries.ts';
import { SignalMark } from './SignalMark.tsx';

type Given = {
  readonly verbatim: Verbatim;
  readonly accept: (verbatim: Verbatim) => void;
  readonly correct: (verbatim: Verbatim) => void;
};

/** What was read in the words: tone, themes, signals, and whose it is to mend; each can be told "not so". */
export function Reading({ verbatim, accept, correct }: Given): ReactElement {
  const { t, pick } = useWords();
  const mayCorrect = verbatim.may.includes('voice.correct');
  if (verbatim.sentiment === null) return <p className={classes.period}>{t('listening:unread-words')}</p>;
  return (
    <dl className={classes.reading}>
      <Line name={t('listening:reading.sentiment')}>
        <Tone verbatim={verbatim} mayCorrect={mayCorrect} />
        <Ground verbatim={verbatim} of="sentiment" />
      </Line>
      {verbatim.signals.length > 0 ? (
        <Line name={t('listening:reading.signals')}>
          <span className={classes.marks}>
            {verbatim.signals.map((signal) => (
              <SignalMark key={signal.id} signal={signal} />
            ))}
          </span>
        </Line>
      ) : null}
      <Line name={t('listening:reading.themes')}>
        {verbatim.themes.length === 0 ? (
          <span className={classes.quiet}>{t('listening:reading.no-theme')}</span>
        ) : (
          <span className={classes.marks}>
            {verbatim.themes.map((theme) => (
              <Mark key={theme.id}>
                {pick(theme.name)}
                <Felt score={theme.score} />
              </Mark>
            ))}
          </span>
        )}
      </Line>
      <Line name={t('listening:reading.division')}>
        <Whose verbatim={verbatim} mayCorrect={mayCorrect} accept={accept} correct={correct} />
        {verbatim.division === null ? <Ground verbatim={verbatim} of="division" /> : null}
      </Line>
    </dl>
  );
}

/** From here on a clause says something of its theme. */
const FELT_FROM = 1 / 3;

/** What is felt of a theme, where the text is not all praise or all blame. */
function Felt({ score }: { score: number | null }): ReactElement | null {
  const { t } = useWords();
  if (score === null || Math.abs(score) < FELT_FROM) return null;
  return (
    <span className={classes.quiet}>
      {' · '}
      {score > 0 ? t('listening:aspect.positive') : t('listening:aspect.negative')}
    </span>
  );
}

function Tone({ verbatim, mayCorrect }: { verbatim: Verbatim; mayCorrect: boolean }): ReactElement {
  const { t, language } = useWords();
  const correction = useCorrect();
  const { id, sentiment, confidence } = verbatim;
  const sure = confidence === null ? null : t('listening:sure', { share: formatShare(confidence, language) });
  if (!mayCorrect || sentiment === null) {
    return (
      <>
        {sentiment === null ? '–' : sentimentWords(sentiment)} <span className={classes.quiet}>{sure}</span>
      </>
    );
  }
  const change = (next: Sentiment): void =>
    correction.mutate(
      { id, sentiment: next },
      {
        onSuccess: () =>
          undoToast({
            words: say('listening:corrected'),
            undo: () => correction.mutateAsync({ id, sentiment }),
          }),
        onError: refusalToast,
      },
    );
  return (
    <span className={classes.inline}>
      <Select
        size="xs"
        w={130}
        aria-label={t('listening:reading.sentiment')}
        allowDeselect={false}
        value={sentiment}
        data={SENTIMENTS.map((value) => ({ value, label: sentimentWords(value) }))}
        onChange={(value) => {
          const next = SENTIMENTS.find((one) => one === value);
          if (next && next !== sentiment) change(next);
        }}
      />
      <span className={classes.quiet}>{sure}</span>
    </span>
  );
}

function Whose({ verbatim, mayCorrect, accept, correct }: Given & { mayCorrect: boolean }): ReactElement {
  const { t, language, pick } = useWords();
  const { suggestion, division } = verbatim;
  const open = suggestion !== null && division === null;
  return (
    <div>
      {division ? <Mark tone="voice">{pick(division.name)}</Mark> : null}
      {open ? (
        <>
          <strong className={classes.suggested}>{pick(suggestion.division.name)}</strong>{' '}
          <span className={classes.quiet}>
            {t('listening:sure', { share: formatShare(suggestion.confidence, language) })}
            {' · '}
            {t(`listening:band.${suggestion.band}`)}
          </span>
          {mayCorrect ? <Others verbatim={verbatim} /> : null}
          {suggestion.because.length > 0 ? (
            <p className={classes.because}>
              {t('listening:suggestion.because', { words: suggestion.because.join(', ') })}
            </p>
          ) : null}
        </>
      ) : null}
      {suggestion === null && division === null ? (
        <span className={classes.quiet}>{t('listening:suggestion.none')}</span>
      ) : null}
      {mayCorrect ? (
        <span className={classes.buttons}>
          {open ? (
            <Button size="compact-sm" aria-keyshortcuts="a" onClick={() => accept(verbatim)}>
              {t('listening:suggestion.accept')}
              <Key name="A" />
            </Button>
          ) : null}
          <Button size="compact-sm" variant="default" aria-keyshortcuts="c" onClick={() => correct(verbatim)}>
            {t('listening:suggestion.correct')}
            <Key name="C" />
          </Button>
        </span>
      ) : null}
    </div>
  );
}

/** The next likeliest two: one press gives the words to them. */
function Others({ verbatim }: { verbatim: Verbatim }): ReactElement | null {
  const { t, language, pick } = useWords();
  const correction = useCorrect();
  const others = verbatim.suggestion?.others ?? [];
  if (others.length === 0) return null;
  const give = (divisionId: string): void =>
    correction.mutate(
      { id: verbatim.id, divisionId },
      {
        onSuccess: () =>
          undoToast({
            words: say('listening:corrected'),
            undo: () => correction.mutateAsync({ id: verbatim.id, divisionId: null }),
          }),
        onError: refusalToast,
      },
    );
  return (
    <span className={classes.buttons}>
      <span className={classes.quiet}>{t('listening:suggestion.or')}</span>
      {others.map(({ division, confidence }) => (
        <Button
          key={division.id}
          size="compact-xs"
          variant="default"
          title={t('listening:suggestion.give', { division: pick(division.name) })}
          onClick={() => give(division.id)}
        >
          {`${pick(division.name)} ${formatShare(confidence, language)}`}
        </Button>
      ))}
    </span>
  );
}

/** Who says so, and without which words it would be otherwise. */
function Ground({ verbatim, of }: { verbatim: Verbatim; of: 'sentiment' | 'division' }): ReactElement | null {
  const { t, pick } = useWords();
  const otherwise = verbatim.otherwise;
  const to =
    of === 'sentiment'
      ? otherwise?.sentiment && sentimentWords(otherwise.sentiment.to)
      : otherwise?.division && pick(otherwise.division.to.name);
  const without = otherwise?.[of]?.without ?? [];
  const learned = verbatim.learned.includes(of);
  if (!learned && !to) return null;
  return (
    <p className={classes.because}>
      {learned ? t('listening:reading.learned') : null}
      {learned && to ? ' · ' : null}
      {to
        ? t('listening:reading.otherwise', {
            words: without.map(({ start, end }) => verbatim.text.slice(start, end).trim()).join(', '),
            to,
          })
        : null}
    </p>
  );
}

function Key({ name }: { name: string }): ReactElement {
  return (
    <span className={classes.key} aria-hidden="true">
      {name}
    </span>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
