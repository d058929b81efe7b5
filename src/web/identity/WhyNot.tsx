import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CustomerRow } from '#contract/customers';
import { Part } from '#web/design/Page.tsx';
import { Told } from '#web/design/Told.tsx';
import { useWords } from '#web/language/language.ts';
import { CustomerFinder } from './CustomerFinder.tsx';
import classes from './Identity.module.css';
import { whyNotQuery } from './identity.queries.ts';
import { PairWhy } from './PairWhy.tsx';

/** "And why not somebody else?": another customer, the likeliest pair of records of the two, and what parts them. */
export function WhyNot({ customerId }: { customerId: string }): ReactElement {
  const { t } = useWords();
  const [other, setOther] = useState<CustomerRow | null>(null);
  return (
    <Part title={t('identity:not.title')}>
      {other === null ? (
        <>
          <p className={classes.note}>{t('identity:not.words')}</p>
          <CustomerFinder exclude={customerId} label={t('identity:not.choose')} choose={setOther} />
        </>
      ) : (
        <>
          <div className={classes.row}>
            <Told>{other.name ?? t('customers:nameless')}</Told>
            <Button variant="subtle" size="compact-sm" onClick={() => setOther(null)}>
              {t('identity:not.again')}
            </Button>
          </div>
          <Compared one={customerId} other={other.id} />
        </>
      )}
    </Part>
  );
}

function Compared({ one, other }: { one: string; other: string }): ReactElement {
  return <PairWhy query={useQuery(whyNotQuery(one, other))} />;
}
