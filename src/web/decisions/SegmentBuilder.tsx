import { Checkbox, Group, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Segment } from '#contract/customers';
import { LoadFault } from '#web/design/LoadFault.tsx';
import { formatMoney, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { KNOWN_KINDS, kindWords } from '#web/language/vocabulary.ts';
import { facetsQuery } from '#web/listening/listening.queries.ts';
import { useMay } from '#web/session/session.queries.ts';
import { organizationQuery } from '#web/shell/shell.queries.ts';
import classes from './Decisions.module.css';
import { segmentQuery } from './decisions.queries.ts';

type Listed = 'plan' | 'product' | 'city' | 'theme' | 'signal' | 'hadKind' | 'source';
type Option = { readonly value: string; readonly label: string };

/** Whom it touches: conditions that must all hold, and how many people that is, counted while one chooses. */
export function SegmentBuilder({
  segment,
  change,
}: {
  segment: Segment;
  change: (segment: Segment) => void;
}): ReactElement {
  const { t } = useWords();
  const options = useOptions(segment);
  const list = (field: Listed): ReactElement => (
    <MultiSelect
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('decisions:clear') }}
      label={t(`decisions:segment.${field}`)}
      data={[...options[field]]}
      value={segment[field] ?? []}
      onChange={(values) => {
        const { [field]: _, ...rest } = segment;
        change(values.length === 0 ? rest : { ...rest, [field]: values });
      }}
    />
  );
  const toggle = (field: 'openPledge' | 'brokenPledge'): ReactElement => (
    <Checkbox
      label={t(`decisions:segment.${field}`)}
      checked={segment[field] ?? false}
      onChange={(event) => {
        const { [field]: _, ...rest } = segment;
        change(event.currentTarget.checked ? { ...rest, [field]: true } : rest);
      }}
    />
  );
  return (
    <>
      <LiveCount segment={segment} />
      <div className={classes.three}>
        {list('plan')}
        {list('product')}
        {list('city')}
        {list('theme')}
        {list('signal')}
        {list('hadKind')}
        {list('source')}
      </div>
      <Group mt="sm">
        {toggle('brokenPledge')}
        {toggle('openPledge')}
      </Group>
    </>
  );
}

/** What can be chosen: what the records hold, in the reader's words where there are any. */
function useOptions(segment: Segment): Readonly<Record<Listed, readonly Option[]>> {
  const { pick } = useWords();
  const may = useMay();
  const values = useQuery(segmentQuery(segment)).data?.values;
  const facets = useQuery({ ...facetsQuery, enabled: may('voice.hear') }).data;
  const named = (
    ids: readonly string[] | undefined,
    names: readonly { id: string; name: { he: string; en: string } }[] | undefined,
  ): Option[] =>
    (ids ?? []).map((id) => {
      const found = names?.find((one) => one.id === id);
      return { value: id, label: found ? pick(found.name) : id };
    });
  return {
    plan: named(values?.plan, undefined),
    product: named(values?.product, undefined),
    city: named(values?.city, undefined),
    theme: named(values?.theme, facets?.themes),
    signal: named(values?.signal, facets?.signals),
    hadKind: KNOWN_KINDS.map((kind) => ({ value: kind, label: kindWords(kind) })),
    source: (values?.source ?? []).map((source) => ({ value: source.code, label: pick(source.name) })),
  };
}

function LiveCount({ segment }: { segment: Segment }): ReactElement {
  const { t, language } = useWords();
  const count = useQuery(segmentQuery(segment));
  const currency = useQuery(organizationQuery).data?.currency ?? 'ILS';
  if (count.isError) return <LoadFault error={count.error} />;
  const found = count.data;
  return (
    <p className={classes.live} role="status" aria-busy={count.isFetching}>
      <strong>
        {found
          ? t('decisions:customers', {
              count: found.customers,
              n: formatNumber(found.customers, language),
            })
          : t('shell:loading')}
      </strong>
      {found ? (
        <span className={classes.quiet}>
          {t('decisions:affected-facts', {
            pledges: formatNumber(found.openPledges, language),
            unhappy: formatNumber(found.unhappy, language),
          })}
          {found.monthlyAmountMinor === null
            ? ''
            : ` · ${t('decisions:monthly', { amount: formatMoney(found.monthlyAmountMinor, currency, language) })}`}
        </span>
      ) : null}
    </p>
  );
}
