import type { RenderedMail } from '#server/platform/mail/mail';
import { button, mailPage, paragraph } from '#server/platform/mail/mail-page';

/**
 * The two mails that carry a one-time link. They say who asked, what happens and until when, in the language of the
 * person; nothing in them was typed by a stranger but the name of the organization.
 */
export interface LinkMail {
  readonly kind: 'invitation' | 'reset';
  readonly language: 'he' | 'en';
  readonly organization: string;
  readonly person: { readonly name: string; readonly email: string };
  readonly link: string;
}

const WORDS = {
  he: {
    hello: (name: string) => `שלום ${name},`,
    footer: (organization: string) => `נשלח אוטומטית מ„הכיסא הריק” של ${organization}.`,
    invitation: {
      subject: (organization: string) => `הזמנה ל„הכיסא הריק” של ${organization}`,
      body: 'נפתח עבורך מקום במערכת שבה הארגון שומע את הלקוחות. בקישור הבא בוחרים סיסמה ונכנסים. הקישור פועל פעם אחת, במשך שלושה ימים.',
      button: 'בחירת סיסמה וכניסה',
    },
    reset: {
      subject: (organization: string) => `סיסמה חדשה ל„הכיסא הריק” של ${organization}`,
      body: 'התקבלה בקשה לסיסמה חדשה עבור הכתובת הזאת. הקישור פועל פעם אחת, במשך שעה. אם הבקשה לא באה ממך, אפשר להתעלם מהמייל: דבר לא השתנה.',
      button: 'בחירת סיסמה חדשה',
    },
  },
  en: {
    hello: (name: string) => `Hello ${name},`,
    footer: (organization: string) => `Sent automatically by the Empty Chair of ${organization}.`,
    invitation: {
      subject: (organization: string) => `Invitation to the Empty Chair of ${organization}`,
      body: 'A place was made for you where the organization listens to its customers. Choose a password through this link and come in. It works once, within three days.',
      button: 'Choose a password and come in',
    },
    reset: {
      subject: (organization: string) => `A new password for the Empty Chair of ${organization}`,
      body: 'Somebody asked for a new password for this address. The link works once, within one hour. If it was not you, ignore this mail: nothing has changed.',
      button: 'Choose a new password',
    },
  },
} as const;

export function linkMail({ kind, language, organization, person, link }: LinkMail): RenderedMail {
  const words = WORDS[language];
  const { subject, body, button: act } = words[kind];
  const hello = words.hello(person.name);
  const footer = words.footer(organization);
  return {
    to: { name: person.name, address: person.email },
    subject: subject(organization),
    html: mailPage({
      language,
      title: subject(organization),
      rows: [paragraph(hello), paragraph(body), button(act, link)],
      footer,
    }),
    text: [hello, '', body, '', link, '', footer].join('\n'),
  };
}
