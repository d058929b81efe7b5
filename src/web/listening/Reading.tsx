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
              <Mark key={theme.id}>{pick(theme.name)}</Mark>
            ))}
          </span>
        )}
      </Line>
      <Line name={t('listening:reading.division')}>
        <Whose verbatim={verbatim} mayCorrect={mayCorrect} accept={accept} correct={correct} />
      </Line>
    </dl>
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
          </span>
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
