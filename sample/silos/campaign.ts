/** Campaign mail and SMS: an American tool, so the month comes first; the address is the reference. */
import { delimitedLine } from '#sample/delimited';
import { latinName } from '#sample/people/contact-forms';
import type { Send } from '#sample/story/happening';
import { clock, dayAt, monthFirst } from '#sample/wall-time';
import { CAMPAIGNS } from '#sample/words/campaigns';
import { campaignAddress } from './references.ts';
import type { Line, Sheet } from './silo.ts';

const COLUMNS = [
  'Send ID',
  'Sent',
  'Channel',
  'Campaign',
  'Recipient',
  'First Name',
  'Last Name',
  'Subject',
  'Message',
  'Opened',
  'Clicked',
];
export const CAMPAIGN: Sheet = {
  code: 'campaign',
  file: 'campaign-sends.csv',
  encoding: 'utf-8',
  head: delimitedLine(COLUMNS, ','),
  between: '',
  tail: '',
};

export function sendLine(send: Send, { person, random, number }: Line): string {
  const channel = person.mail === null ? 'sms' : send.channel;
  const address = campaignAddress(person, channel);
  const campaign = CAMPAIGNS[send.campaign];
  const name = latinName(person, random);
  const opened = channel === 'mail' && random() < 0.32;
  return delimitedLine(
    [
      `S${5_000_000 + number}`,
      `${monthFirst(dayAt(send.at))} ${clock(send.at)}`,
      channel === 'mail' ? 'Email' : 'SMS',
      send.campaign,
      address,
      name.given,
      random() < 0.8 ? name.surname : '',
      campaign?.subject[person.language] ?? send.campaign,
      campaign?.message[person.language] ?? '',
      opened ? 'Y' : 'N',
      opened && random() < 0.15 ? 'Y' : 'N',
    ],
    ',',
  );
}
