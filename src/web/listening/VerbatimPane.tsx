import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Verbatim } from '#contract/listening';
import { Asked } from '#web/design/Asked.tsx';
import { Icon } from '#web/design/Icon.tsx';
import { LinkButton } from '#web/design/LinkButton.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords, measureWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import classes from './Listening.module.css';
import { verbatimQuery } from './listening.queries.ts';
import { MarkedWords } from './MarkedWords.tsx';
import { OpenCaseDialog } from './OpenCaseDialog.tsx';
import { Reading } from './Reading.tsx';

type Given = {
  readonly id: string | undefined;
  readonly known: Verbatim | undefined;
  readonly accept: (verbatim: Verbatim) => void;
  readonly correct: (verbatim: Verbatim) => void;
  readonly back: () => void;
};

/** Where the keyboard goes to read it. */
export const VERBATIM_PANE = 'verbatim';

/** One verbatim: who, where, the words, what was read in them and by which words, and what can be done. */
export function VerbatimPane({ id, known, accept, correct, back }: Given): ReactElement {
  const { t } = useWords();
  const query = useQuery({
    ...verbatimQuery(id ?? ''),
    enabled: id !== undefined,
    ...(known ? { placeholderData: known } : {}),
  });
  return (
    <section
      id={VERBATIM_PANE}
      tabIndex={-1}
      className={classes.verbatimPane}
      aria-label={t('listening:verbatim')}
    >
      <Button className={classes.back} variant="subtle" size="compact-sm" onClick={back}>
        {t('listening:back')}
      </Button>
      {id === undefined ? null : (
        <Asked query={query}>
          {(verbatim) => <One verbatim={verbatim} accept={accept} correct={correct} />}
        </Asked>
      )}
    </section>
  );
}

function One({ verbatim, accept, correct }: { verbatim: Verbatim } & Pick<Given, 'accept' | 'correct'>) {
  const { t, language, pick } = useWords();
  return (
    <article>
      <h2 className={classes.name}>
        <Link to="/customers/$id" params={{ id: verbatim.customerId }}>
          <Told>{verbatim.customerName ?? t('listening:nameless')}</Told>
        </Link>
      </h2>
      <p className={classes.facts}>
        {[
          formatInstant(verbatim.at, language),
          kindWords(verbatim.kind),
          channelWords(verbatim.channel),
          verbatim.touchpoint ? pick(verbatim.touchpoint.name) : null,
          pick(verbatim.source.name),
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      <MarkedWords verbatim={verbatim} />
      {verbatim.score === null ? null : (
        <p className={classes.score}>
          <Mark>
            {verbatim.measure ? measureWords(verbatim.measure) : t('listening:score')}{' '}
            <bdi dir="ltr">{formatNumber(verbatim.score, language, 1)}</bdi>
          </Mark>
        </p>
      )}
      <Reading verbatim={verbatim} accept={accept} correct={correct} />
      <CaseOf verbatim={verbatim} />
    </article>
  );
}

function CaseOf({ verbatim }: { verbatim: Verbatim }): ReactElement | null {
  const { t } = useWords();
  const may = useMay();
  const [opening, setOpening] = useState(false);
  if (verbatim.caseId !== null) {
    return (
      <p className={classes.acts}>
        <LinkButton
          variant="default"
          to="/cases/$id"
          params={{ id: verbatim.caseId }}
          leftSection={<Icon name="baton" size={16} />}
        >
          {t('listening:case.go')}
        </LinkButton>
      </p>
    );
  }
  if (!may('case.open')) return null;
  return (
    <p className={classes.acts}>
      <Button onClick={() => setOpening(true)} leftSection={<Icon name="baton" size={16} />}>
        {t('listening:case.open')}
      </Button>
      {opening ? <OpenCaseDialog verbatim={verbatim} close={() => setOpening(false)} /> : null}
    </p>
  );
}
