import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { KeptRate } from '#contract/promises';
import { Asked } from '#web/design/Asked.tsx';
import { Figure } from '#web/design/Figure.tsx';
import { Part } from '#web/design/Page.tsx';
import { useWords } from '#web/language/language.ts';
import { ratesQuery } from './ledger.queries.ts';

/** Of the promises that fell due in the window: how many were kept, by the first date and by the last. */
export function KeptRates({ from, to }: { from: string | undefined; to: string | undefined }): ReactElement {
  const { t, pick } = useWords();
  const rates = useQuery(ratesQuery(from, to));
  const line = (rate: KeptRate, name: string, key: string): ReactElement => (
    <Table.Tr key={key}>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      <Table.Td>
        <Figure figure={rate.strict} as="share" />
      </Table.Td>
      <Table.Td>
        <Figure figure={rate.lenient} as="share" />
      </Table.Td>
    </Table.Tr>
  );
  const lines = (list: readonly KeptRate[], kind: string): ReactElement[] =>
    list.map((rate) =>
      line(rate, rate.division ? pick(rate.division.name) : '–', `${kind} ${rate.division?.id ?? ''}`),
    );
  return (
    <Part title={t('customers:book.rates')}>
      <Asked query={rates} lines={2}>
        {({ all, promisers, performers }) => (
          <Table verticalSpacing={4} aria-label={t('customers:book.rates')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Td />
                <Table.Th fw={400}>{t('customers:book.strict')}</Table.Th>
                <Table.Th fw={400}>{t('customers:book.lenient')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {line(all, t('customers:book.everybody'), 'all')}
              {promisers.length > 0 ? <Head words={t('customers:book.promisers')} /> : null}
              {lines(promisers, 'promiser')}
              {performers.length > 0 ? <Head words={t('customers:book.performers')} /> : null}
              {lines(performers, 'performer')}
            </Table.Tbody>
          </Table>
        )}
      </Asked>
    </Part>
  );
}

function Head({ words }: { words: string }): ReactElement {
  return (
    <Table.Tr>
      <Table.Th colSpan={3} scope="rowgroup">
        {words}
      </Table.Th>
    </Table.Tr>
  );
}
