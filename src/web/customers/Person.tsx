import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Attribute, Customer } from '#contract/customers';
import { Told } from '#web/design/Told.tsx';
import { Why } from '#web/design/Why.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import { languageWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';

const ALWAYS_LEFT_TO_RIGHT: ReadonlySet<Attribute['attribute']> = new Set(['phone', 'email', 'national-id']);

/** How sure we are that it is one person; opens the reasons. */
export function OnePerson({ customer, explain }: { customer: Customer; explain: () => void }): ReactElement {
  const { t } = useWords();
  const sources = new Set(customer.records.map((record) => record.source.code)).size;
  return (
    <UnstyledButton className={classes.sure} onClick={explain}>
      <span>{t('customers:one-person.title')}</span>
      <span className={classes.bar} aria-hidden="true">
        {customer.records.map((record) => (
          <span key={record.id} className={classes.segment} />
        ))}
      </span>
      <span className={classes.sureWords}>
        {t('customers:one-person.records', { count: customer.records.length })}
        {' · '}
        {t('customers:sources', { count: sources })}
      </span>
    </UnstyledButton>
  );
}

/** Who this is: one value per line, and where it came from behind it. */
export function Person({ customer }: { customer: Customer }): ReactElement {
  const { t } = useWords();
  return (
    <section className={classes.person} aria-label={t('customers:person')}>
      <dl className={classes.attributes}>
        {customer.attributes.filter(worthALine).map((attribute) => (
          <div key={attribute.attribute} className={classes.attribute}>
            <dt>{t(`customers:attribute.${attribute.attribute}`)}</dt>
            <dd>
              <Source attribute={attribute} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The names stand in the heading; here only when the silos do not agree on them. */
function worthALine({ attribute, others }: Attribute): boolean {
  return (attribute !== 'name' && attribute !== 'latin-name') || others.some((other) => !other.agrees);
}

function Value({ attribute }: { attribute: Attribute }): ReactElement {
  const { language } = useWords();
  const { value } = attribute;
  if (ALWAYS_LEFT_TO_RIGHT.has(attribute.attribute)) return <bdi dir="ltr">{value}</bdi>;
  if (attribute.attribute === 'language') return <>{languageWords(value)}</>;
  if (attribute.attribute === 'gender') return <>{sayOr(`customers:gender.${value}`, value)}</>;
  return <>{/^\d{4}-\d{2}-\d{2}$/u.test(value) ? formatDay(value, language) : <Told>{value}</Told>}</>;
}

function Source({ attribute }: { attribute: Attribute }): ReactElement {
  const { t, language, pick } = useWords();
  const differs = attribute.others.filter((other) => !other.agrees).length;
  return (
    <span className={classes.source} data-differs={differs > 0 || undefined}>
      <Why
        shown={<Value attribute={attribute} />}
        label={
          differs > 0
            ? t('customers:source.differs', { source: pick(attribute.source.name), count: differs })
            : t('customers:source.from', { source: pick(attribute.source.name) })
        }
      >
        <p className={classes.whyLine}>
          {differs > 0
            ? t('customers:source.differs', { source: pick(attribute.source.name), count: differs })
            : t('customers:source.from', { source: pick(attribute.source.name) })}
        </p>
        <p className={classes.whyLine}>{t(`customers:source.why.${attribute.why}`)}</p>
        <ul className={classes.others}>
          {inOrder(attribute).map((said) => (
            <li
              key={`${said.source.code} ${said.seenAt} ${said.value}`}
              data-differs={!said.agrees || undefined}
            >
              <Told>{said.value}</Told>
              <span className={classes.quiet}>
                {pick(said.source.name)}
                {' · '}
                {formatDay(said.seenAt, language)}
              </span>
            </li>
          ))}
        </ul>
        <p className={classes.quiet}>
          {t('customers:source.said', { n: formatNumber(attribute.others.length + 1, language) })}
        </p>
      </Why>
    </span>
  );
}

/** The value that stands, then those that say otherwise, then those that agree. */
function inOrder(attribute: Attribute): Attribute['others'] {
  const { value, source, seenAt, others } = attribute;
  return [
    { value, source, seenAt, agrees: true },
    ...others.filter((said) => !said.agrees),
    ...others.filter((said) => said.agrees),
  ];
}
