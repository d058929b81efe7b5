import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { AttributeName, Survivorship } from '#contract/customers';
import { AskedPage } from '#web/design/Asked.tsx';
import { Mark } from '#web/design/Mark.tsx';
import { Page } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { useMay } from '#web/session/session.queries.ts';
import { CriteriaDialog } from './CriteriaDialog.tsx';
import { criteriaWords } from './criteria-words.ts';
import { SiloTrusts } from './SiloTrusts.tsx';
import classes from './Values.module.css';
import { valuesQuery } from './values.queries.ts';

/** Where silos say different things: which word is shown, attribute by attribute, and who chose that. */
export function ValuesPage(): ReactElement {
  return <AskedPage query={useQuery(valuesQuery)}>{(rules) => <Values rules={rules} />}</AskedPage>;
}

function Values({ rules }: { rules: readonly Survivorship[] }): ReactElement {
  const { t } = useWords();
  const may = useMay()('survivorship.choose');
  const [opened, setOpened] = useState<AttributeName | null>(null);
  const rule = rules.find(({ attribute }) => attribute === opened);
  return (
    <Page
      trail={<Link to="/organization">{t('shell:place.organization')}</Link>}
      title={t('customers:values.title')}
      subtitle={t('customers:values.subtitle')}
    >
      <p>{t('customers:values.by-hand')}</p>
      <ul className={classes.rules}>
        {rules.map((one) => (
          <Rule key={one.attribute} rule={one} change={may ? () => setOpened(one.attribute) : null} />
        ))}
      </ul>
      <SiloTrusts may={may} />
      {rule ? <CriteriaDialog rule={rule} close={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Rule({ rule, change }: { rule: Survivorship; change: (() => void) | null }): ReactElement {
  const { t, language } = useWords();
  const name = t(`customers:attribute.${rule.attribute}`);
  return (
    <li className={classes.rule}>
      <div>
        <strong>{name}</strong> {rule.own ? <Mark tone="voice">{t('customers:values.own')}</Mark> : null}
        <div>{criteriaWords(rule.criteria)}</div>
        {rule.history.length > 0 ? (
          <details className={classes.quiet}>
            <summary>{t('customers:values.history', { count: rule.history.length })}</summary>
            <ol className={classes.history}>
              {rule.history.map((one) => (
                <li key={one.at}>
                  {formatDay(one.at, language)}
                  {one.by ? (
                    <>
                      {' · '}
                      <Told>{one.by.name}</Told>
                    </>
                  ) : null}
                  {' · '}
                  {one.criteria.length === 0 ? t('customers:values.usual') : criteriaWords(one.criteria)}
                </li>
              ))}
            </ol>
          </details>
        ) : null}
      </div>
      {change === null ? null : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('customers:values.change-of', { attribute: name })}
          onClick={change}
        >
          {t('customers:values.change')}
        </Button>
      )}
    </li>
  );
}
