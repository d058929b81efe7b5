import type { ReactElement } from 'react';
import type { Attribute, Customer } from '#contract/customers';
import { Told } from '#web/design/Told.tsx';
import { Why } from '#web/design/Why.tsx';
import { formatDay, formatNumber } from '#web/language/format.ts';
import { sayOr, useWords } from '#web/language/language.ts';
import { languageWords } from '#web/language/vocabulary.ts';
import classes from './Customer.module.css';

const ALWAYS_LEFT_TO_RIGHT: ReadonlySet<Attribute['attribute']> = new Set(['phone', 'email', 'national-id']);

/** Who this is: one value per line, and where it came from behind it. */
export function Person({ customer }: { customer: Customer }): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t('customers:person')}>
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
  const { correction, source } = attribute;
  const differs = attribute.others.filter((other) => !other.agrees).length;
  const from = source === null ? t('customers:source.by-hand') : pick(source.name);
  const told =
    differs > 0
      ? t('customers:source.differs', { source: from, count: differs })
      : t('customers:source.from', { source: from });
  return (
    <span className={classes.source} data-differs={differs > 0 || undefined}>
      <Why shown={<Value attribute={attribute} />} label={told}>
        <p className={classes.whyLine}>{told}</p>
        <p className={classes.whyLine}>{t(`customers:source.why.${attribute.why}`)}</p>
        {correction === null ? null : (
          <p className={classes.whyLine}>
            <Told>{correction.by?.name ?? '–'}</Told>
            {' · '}
            {formatDay(attribute.seenAt, language)}
            {' · '}
            <Told>{correction.reason}</Told>
          </p>
        )}
        <ul className={classes.others}>
          {inOrder(attribute).map((said) => (
            <li
              key={`${said.source?.code ?? ''} ${said.seenAt} ${said.value}`}
              data-differs={!said.agrees || undefined}
            >
              <Told>{said.value}</Told>
              <span className={classes.quiet}>
                {said.source === null ? t('customers:source.by-hand') : pick(said.source.name)}
                {' · '}
                {formatDay(said.seenAt, language)}
              </span>
            </li>
          ))}
        </ul>
        <p className={classes.quiet}>
          {t('customers:source.said', {
            n: formatNumber(attribute.others.length + (source === null ? 0 : 1), language),
          })}
        </p>
      </Why>
    </span>
  );
}

type Said = Omit<Attribute['others'][number], 'source'> & { readonly source: Attribute['source'] };

/** The value that stands, then those that say otherwise, then those that agree. */
function inOrder(attribute: Attribute): Said[] {
  const { value, source, seenAt, others } = attribute;
  return [
    { value, source, seenAt, agrees: true },
    ...others.filter((said) => !said.agrees),
    ...others.filter((said) => said.agrees),
  ];
}
