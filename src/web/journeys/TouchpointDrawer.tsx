import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Touchpoint } from '#contract/journeys';
import { Asked } from '#web/design/Asked.tsx';
import { Figure } from '#web/design/Figure.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Part } from '#web/design/Page.tsx';
import { useReturnFocus } from '#web/design/return-focus.ts';
import { formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { channelWords, kindWords, measureWords } from '#web/language/vocabulary.ts';
import { useMay } from '#web/session/session.queries.ts';
import { AssignDialog } from './AssignDialog.tsx';
import classes from './Journeys.module.css';
import { type Period, touchpointQuery } from './journeys.queries.ts';
import { isShare } from './measure.ts';
import { TouchpointRows } from './TouchpointRows.tsx';
import { Trend } from './Trend.tsx';

/** One touchpoint: how it stands and moves, whose it is, which interactions feed it, and the rows and words behind. */
export function TouchpointDrawer({
  id,
  period,
  close,
}: {
  id: string;
  period: Period;
  close: () => void;
}): ReactElement {
  const { t, pick } = useWords();
  useReturnFocus();
  const query = useQuery(touchpointQuery(id, period));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="xl"
      title={query.data ? pick(query.data.touchpoint.name) : t('shell:loading')}
      classNames={{ title: classes.drawerTitle ?? '' }}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Asked query={query} lines={8}>
        {(touchpoint) => <One touchpoint={touchpoint} />}
      </Asked>
    </Drawer>
  );
}

function One({ touchpoint: facts }: { touchpoint: Touchpoint }): ReactElement {
  const { t, language, pick } = useWords();
  const may = useMay();
  const { touchpoint, stage } = facts;
  return (
    <>
      <p className={classes.quiet}>
        {[
          pick(stage.name),
          touchpoint.channel ? channelWords(touchpoint.channel) : t('journeys:any-channel'),
        ].join(' · ')}
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>{touchpoint.measure ? measureWords(touchpoint.measure) : t('journeys:score')}</dt>
          <dd>
            <Figure
              figure={touchpoint.score}
              as={isShare(touchpoint.measure) ? 'share' : 'number'}
              size="large"
            />
          </dd>
        </div>
        <div>
          <dt>{t('journeys:unhappy')}</dt>
          <dd>
            <Figure figure={touchpoint.unhappy} as="share" size="large" />
          </dd>
        </div>
        <div>
          <dt>{t('journeys:column.volume')}</dt>
          <dd>
            {t('journeys:volume', {
              volume: formatNumber(touchpoint.volume, language),
              people: formatNumber(touchpoint.people, language),
            })}
          </dd>
        </div>
        <Owner facts={facts} />
      </dl>
      {touchpoint.silent ? <p>{t('journeys:silent')}</p> : <Trend facts={facts} />}
      <Part title={t('journeys:rules.title')}>
        <Rules rules={facts.rules} />
      </Part>
      {may('journey.see-rows') ? <TouchpointRows id={touchpoint.id} /> : null}
    </>
  );
}

function Owner({ facts }: { facts: Touchpoint }): ReactElement {
  const { t, pick } = useWords();
  const may = useMay();
  const [assigning, setAssigning] = useState(false);
  const { division } = facts.touchpoint;
  return (
    <div>
      <dt>{t('journeys:owner')}</dt>
      <dd>
        {division ? pick(division.name) : <Mark tone="alarm">{t('journeys:no-owner')}</Mark>}{' '}
        {may('journey.own') ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setAssigning(true)}>
            {t('journeys:assign.act')}
          </Button>
        ) : null}
        {assigning ? <AssignDialog touchpoint={facts.touchpoint} close={() => setAssigning(false)} /> : null}
      </dd>
    </div>
  );
}

function Rules({ rules }: { rules: Touchpoint['rules'] }): ReactElement {
  const { t } = useWords();
  if (rules.length === 0) return <p className={classes.quiet}>{t('journeys:rules.none')}</p>;
  return (
    <ul className={classes.rules}>
      {rules.map((rule) => (
        <li key={JSON.stringify(rule)}>
          {[
            rule.kind.length > 0
              ? t('journeys:rules.kind', { kinds: rule.kind.map(kindWords).join(', ') })
              : t('journeys:rules.any-kind'),
            rule.channel.length > 0
              ? t('journeys:rules.channel', { channels: rule.channel.map(channelWords).join(', ') })
              : null,
            ...Object.entries(rule.attributes).map(([attribute, values]) =>
              t('journeys:rules.attribute', { attribute, values: values.join(', ') }),
            ),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}
