import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

/**
 * Hebrew first. The catalogues of one language are one chunk, loaded when that language is spoken. Every value put
 * into a sentence is isolated (FSI…PDI), so that a Latin name or a number does not turn the sentence around it.
 */
export type Language = 'he' | 'en';
export type AddressForm = 'feminine' | 'masculine' | 'plural';
export type Values = Readonly<Record<string, string | number>>;
/** Says a key (room:part.word) in the reader's language; `count` chooses the plural. */
export type Say = (key: string, values?: Values) => string;

const REMEMBERED = 'empty-chair.language';
const catalogues = {
  he: () => import('./he.ts').then((module) => module.he),
  en: () => import('./en.ts').then((module) => module.en),
};
let addressForm: AddressForm = 'plural';
// Counts what was spoken, so that screens draw again when the language or the form of address changes.
let spoken = 0;
const listeners = new Set<() => void>();

/** Starts with the language last spoken in this browser; Hebrew when there is none. */
export async function startLanguage(): Promise<void> {
  const language = localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'he';
  await i18next.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await catalogues[language]() },
    defaultNS: 'shell',
    interpolation: { escapeValue: true, escape: isolate },
    returnNull: false,
  });
  turnDocument(language);
}

/** Speaks another language or another form of address from now on. */
export async function speak(language: Language, form: AddressForm): Promise<void> {
  const formChanged = addressForm !== form;
  addressForm = form;
  if (!i18next.hasResourceBundle(language, 'shell')) {
    for (const [name, words] of Object.entries(await catalogues[language]())) {
      i18next.addResourceBundle(language, name, words);
    }
  }
  if (i18next.language === language && !formChanged) return;
  localStorage.setItem(REMEMBERED, language);
  await i18next.changeLanguage(language);
  turnDocument(language);
  spoken += 1;
  for (const listener of listeners) listener();
}

/** The words of a screen: `t` says a key, `language` is what is spoken, `pick` chooses of a two-language name. */
export function useWords(): { t: Say; language: Language; pick: (name: Bilingual) => string } {
  useSyncExternalStore(listen, () => spoken);
  const language: Language = i18next.language === 'en' ? 'en' : 'he';
  return { t: say, language, pick: (name) => name[language] };
}
export type Bilingual = { readonly he: string; readonly en: string };

export function say(key: string, values?: Values): string {
  return i18next.t(key, { ...values, context: addressForm });
}

/**
 * Open vocabularies (kinds, channels, rules) may hold a word that no catalogue knows: then it is shown as it came.
 */
export function sayOr(key: string, otherwise: string): string {
  return i18next.exists(key) ? say(key) : otherwise;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

function turnDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'he' ? 'rtl' : 'ltr';
  document.title = say('shell:product');
}
