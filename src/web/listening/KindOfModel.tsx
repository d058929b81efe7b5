import type { ReactElement, ReactNode } from 'react';
import type { ModelCard, TextModel } from '#contract/listening';
import { Mark } from '#web/design/Mark.tsx';
import { Told } from '#web/design/Told.tsx';
import { formatDay, formatInstant, formatNumber } from '#web/language/format.ts';
import { useWords } from '#web/language/language.ts';
import { languageWords, sentimentWords } from '#web/language/vocabulary.ts';
import { ModelFigures } from './ModelFigures.tsx';
import classes from './Models.module.css';

type Kind = ModelCard['kinds'][number];
type Given = { readonly kind: Kind; readonly divisions: ModelCard['divisions'] };

/** One kind of verdict: the model in force with what it learned and how right it is, or what is missing until there is one. */
export function KindOfModel({ kind, divisions }: Given): ReactElement {
  const { t, language } = useWords();
  const named = useLabel(divisions);
  const current = kind.models.find(({ inForce }) => inForce);
  // Judged and not switched on: why not is worth knowing where nothing else decides.
  const shown = current ?? kind.models[0];
  return (
    <>
      {current ? null : (
        <p className={classes.state}>
          <Mark tone="attention">{t('listening:models.not-learned')}</Mark>{' '}
          {t(`listening:models.prior.${kind.kind}`)}
        </p>
      )}
      {kind.missing > 0 ? (
        <p className={classes.state}>
          {t('listening:models.missing', {
            count: kind.missing,
            n: formatNumber(kind.missing, language),
          })}{' '}
          <span className={classes.quiet}>
            {t(`listening:models.source-of.${kind.kind}`, {
              each: formatNumber(kind.needs.perLabel, language),
              all: formatNumber(kind.needs.inAll, language),
            })}
          </span>
        </p>
      ) : null}
      {shown ? <ModelFacts model={shown} named={named} /> : <Labels kind={kind} named={named} />}
      {kind.models.length > 0 ? <Versions models={kind.models} /> : null}
    </>
  );
}

function useLabel(divisions: Given['divisions']): (label: string) => string {
  const { t, pick } = useWords();
  return (label) => {
    if (label === '') return t('listening:models.nobody');
    const division = divisions.find(({ id }) => id === label);
    return division ? pick(division.name) : sentimentWords(label);
  };
}

type Named = { readonly named: (label: string) => string };

function Labels({ kind, named }: { kind: Kind } & Named): ReactElement | null {
  const { t } = useWords();
  if (kind.labels.length === 0) return null;
  return (
    <dl className={classes.facts}>
      <Counts
        name={t('listening:models.have')}
        rows={kind.labels.map(({ label, n }) => ({ words: named(label), n }))}
      />
    </dl>
  );
}

function ModelFacts({ model, named }: { model: TextModel } & Named): ReactElement {
  const { t, language } = useWords();
  const { learned } = model;
  return (
    <>
      <p className={classes.state}>
        {model.inForce ? <Mark tone="voice">{t('listening:models.in-force')}</Mark> : null}{' '}
        {model.inForce
          ? t('listening:models.decides-in', {
              languages: model.languages.map(languageWords).join(', '),
            })
          : null}{' '}
        <span className={classes.quiet}>
          {t('listening:models.judged-on', {
            count: model.judgedOn,
            n: formatNumber(model.judgedOn, language),
          })}
        </span>
      </p>
      <ModelFigures model={model} />
      <h3 className={classes.heading}>{t('listening:models.learned-from')}</h3>
      <dl className={classes.facts}>
        <Counts
          name={t('listening:models.classes')}
          rows={learned.classes.map(({ label, n }) => ({ words: named(label), n }))}
        />
        <Counts
          name={t('listening:models.sources')}
          rows={learned.sources.map(({ source, n }) => ({ words: sourceWords(t, source), n }))}
        />
        <Counts
          name={t('listening:models.languages')}
          rows={learned.languages.map((one) => ({ words: languageWords(one.language), n: one.n }))}
        />
        <Fact name={t('listening:models.period')}>
          {learned.from === null || learned.to === null
            ? '–'
            : t('listening:models.from-to', {
                from: formatDay(learned.from, language),
                to: formatDay(learned.to, language),
              })}
        </Fact>
        {model.kind === 'sentiment' ? (
          <Fact name={t('listening:models.left-out')}>{formatNumber(learned.leftOut, language)}</Fact>
        ) : null}
      </dl>
      <Confusions model={model} named={named} />
    </>
  );
}

function sourceWords(t: ReturnType<typeof useWords>['t'], source: string): string {
  if (source === 'score') return t('listening:models.source.score');
  if (source === 'correction') return t('listening:models.source.correction');
  return source === 'reopened' ? t('listening:models.source.reopened') : t('listening:models.source.case');
}

/** "Division A gets B's cases": itself a finding, whoever was wrong. */
function Confusions({ model, named }: { model: TextModel } & Named): ReactElement | null {
  const { t, language } = useWords();
  if (model.confusions.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>{t(`listening:models.confusions.${model.kind}`)}</h3>
      <ul className={classes.confusions}>
        {model.confusions.map(({ truth, said, n }) => (
          <li key={`${truth} ${said}`}>
            {t(`listening:models.taken-for.${model.kind}`, {
              truth: named(truth),
              said: named(said),
              count: n,
              n: formatNumber(n, language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Versions({ models }: { models: readonly TextModel[] }): ReactElement {
  const { t, language } = useWords();
  return (
    <>
      <h3 className={classes.heading}>{t('listening:models.versions')}</h3>
      <ol className={classes.versions}>
        {models.map((model) => (
          <li key={model.version}>
            <span>{t('listening:models.version', { version: formatNumber(model.version, language) })}</span>{' '}
            <span className={classes.quiet}>
              {formatInstant(model.at, language)}
              {' · '}
              {model.by === null ? t('listening:models.by-itself') : <Told>{model.by.name}</Told>}
              {' · '}
              {t('listening:models.from-n', {
                count: model.learned.n,
                n: formatNumber(model.learned.n, language),
              })}
              {' · '}
              {t(`listening:models.outcome.${model.outcome}`)}
            </span>{' '}
            {model.inForce ? <Mark tone="voice">{t('listening:models.in-force')}</Mark> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Counts({
  name,
  rows,
}: {
  name: string;
  rows: readonly { readonly words: string; readonly n: number }[];
}): ReactElement {
  const { language } = useWords();
  return (
    <Fact name={name}>
      <ul className={classes.counts}>
        {rows.map(({ words, n }) => (
          <li key={words}>
            <span>{words}</span> <bdi dir="ltr">{formatNumber(n, language)}</bdi>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
