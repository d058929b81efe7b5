import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Identity } from '#contract/identity';
import { Part } from '#web/design/Page.tsx';
import { formatDay } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import classes from './Identity.module.css';
import { pairQuery } from './identity.queries.ts';
import { PairWhy } from './PairWhy.tsx';
import { Odds } from './Waterfall.tsx';

type Edge = Identity['edges'][number];

/** What holds the records together: each link with its rule or its odds, and behind it every step of the comparison. */
export function Links({ identity }: { identity: Identity }): ReactElement {
  const { t, language, pick } = useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const name = (id: string): string => {
    const member = identity.members.find((one) => one.recordId === id);
    return member ? pick(member.source.name) : t('customers:identity.elsewhere');
  };
  return (
    <Part title={t('customers:identity.links')}>
      {identity.edges.length === 0 && identity.members.length > 0 ? (
        <p className={classes.note}>{t('customers:identity.no-links')}</p>
      ) : null}
      <ul className={classes.rows}>
        {identity.edges.map((edge) => {
          const key = `${edge.recordA} ${edge.recordB} ${edge.createdAt}`;
          const names = { a: name(edge.recordA), b: name(edge.recordB) };
          return (
            <li key={key}>
              <div className={classes.row}>
                <div>
                  {t('customers:identity.between', names)}
                  <div className={classes.quiet}>
                    <Evidence edge={edge} />
                    {' · '}
                    {formatDay(edge.createdAt, language)}
                  </div>
                </div>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-expanded={opened === key}
                  aria-label={t('identity:link.explain', names)}
                  onClick={() => setOpened(opened === key ? null : key)}
                >
                  {t('identity:why.ask')}
                </Button>
              </div>
              {opened === key ? <Explained edge={edge} /> : null}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Explained({ edge }: { edge: Edge }): ReactElement {
  return <PairWhy query={useQuery(pairQuery(edge.recordA, edge.recordB))} />;
}

function Evidence({ edge }: { edge: Edge }): ReactElement {
  const { t } = useWords();
  const { key, masked, nameAgreement } = edge.evidence;
  const words = [
    edge.kind === 'deterministic'
      ? key
        ? sayOr(`customers:identity.key.${key}`, key)
        : sayOr(`customers:identity.rule.${edge.rule}`, edge.rule)
      : edge.kind === 'probabilistic'
        ? t('identity:link.probabilistic')
        : t(`customers:identity.by-hand.${edge.kind}`),
    nameAgreement ? sayOr(`customers:identity.agreement.${nameAgreement}`, nameAgreement) : null,
  ].filter((part) => part !== null);
  return (
    <>
      {words.join(' · ')}
      {edge.kind === 'probabilistic' && edge.bits !== null ? (
        <>
          {' · '}
          <Odds bits={edge.bits} />
        </>
      ) : null}
      {masked ? (
        <>
          {' · '}
          <bdi dir="ltr">{masked}</bdi>
        </>
      ) : null}
    </>
  );
}
