import { Button, Modal } from '@mantine/core';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import type { Decision } from '#contract/decisions';
import { Chair } from '#web/design/Chair.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { useWords } from '#web/language/language.ts';
import { Affected } from './Affected.tsx';
import { Ballots } from './Ballots.tsx';
import classes from './Decisions.module.css';
import { Folded } from './Folded.tsx';
import { Life } from './Life.tsx';
import { Words } from './Question.tsx';
import { Standing } from './Standing.tsx';

type Sheet = { readonly id: string; readonly content: ReactNode };

/** One thing per screen, large enough to be read from five metres; the arrows follow the reading direction. */
export function MeetingMode({ decision, close }: { decision: Decision; close: () => void }): ReactElement {
  const { t, language } = useWords();
  useReturnFocus();
  const [at, setAt] = useState(0);
  const sheets = useSheets(decision);
  const sheet = sheets[at];
  const turn = (by: number): void => setAt(Math.min(sheets.length - 1, Math.max(0, at + by)));
  const forward = language === 'he' ? 'ArrowLeft' : 'ArrowRight';
  const backward = language === 'he' ? 'ArrowRight' : 'ArrowLeft';
  const keys = (event: KeyboardEvent): void => {
    if (event.code === forward || event.code === 'PageDown' || event.code === 'Space') turn(1);
    else if (event.code === backward || event.code === 'PageUp') turn(-1);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      fullScreen
      onClose={close}
      onKeyDown={keys}
      title={t('decisions:meeting.title')}
      classNames={{ body: classes.meeting ?? '', content: classes.meetingSheet ?? '' }}
      closeButtonProps={{ 'aria-label': t('decisions:meeting.close') }}
    >
      <div className={classes.sheet} aria-live="polite">
        {sheet?.content}
      </div>
      <div className={classes.turn}>
        <Button variant="default" disabled={at === 0} onClick={() => turn(-1)}>
          {t('decisions:meeting.before')}
        </Button>
        <span className={classes.quiet}>
          {t('decisions:meeting.place', { at: at + 1, of: sheets.length })}
        </span>
        <Button data-autofocus disabled={at === sheets.length - 1} onClick={() => turn(1)}>
          {t('decisions:meeting.next')}
        </Button>
        <span className={classes.chair}>
          <Chair size={56} />
        </span>
      </div>
    </Modal>
  );
}

function useSheets(decision: Decision): Sheet[] {
  const { t } = useWords();
  const { quotes } = decision.evidence.verbatims;
  return [
    {
      id: 'words',
      content: (
        <>
          <h2 className={classes.sheetTitle}>{t('decisions:meeting.aloud')}</h2>
          {quotes.slice(0, 3).map((quote) => (
            <blockquote key={`${quote.at} ${quote.words}`} className={classes.quote}>
              <Folded words={quote.words} />
            </blockquote>
          ))}
          {quotes.length === 0 ? <p>{t('decisions:meeting.no-words')}</p> : null}
        </>
      ),
    },
    {
      id: 'question',
      content: (
        <>
          <h2 className={classes.sheetTitle} dir="auto">
            {decision.title}
          </h2>
          <p dir="auto">{decision.question}</p>
        </>
      ),
    },
    {
      id: 'motives',
      content: <Words title={t('decisions:field.motives')} words={decision.motives} />,
    },
    {
      id: 'sides',
      content: (
        <div className={classes.sides}>
          <Words title={t('decisions:field.gain')} words={decision.gain} />
          <Words title={t('decisions:field.trust')} words={decision.trust} />
        </div>
      ),
    },
    {
      id: 'affected',
      content: (
        <>
          <h2 className={classes.sheetTitle}>{t('decisions:affected')}</h2>
          <Affected decision={decision} />
        </>
      ),
    },
    ...decision.scenarios.map((scenario) => ({
      id: scenario.pseudonym,
      content: <Life scenario={scenario} moments={4} />,
    })),
    {
      id: 'chair',
      content: (
        <>
          <h2 className={classes.sheetTitle}>{t('decisions:meeting.chair-asks')}</h2>
          <Standing decision={decision} />
          <Ballots decision={decision} />
        </>
      ),
    },
  ];
}
