/** What customers say in English, by subject. The same subjects as in Hebrew, in the voice of people who live in Israel. */
import type { Topic } from '#sample/story/happening';
import type { Wording } from './hebrew.ts';

export const ENGLISH: Record<Topic, Wording> = {
  'installation-delay': {
    what: [
      'My installation was postponed again, for the {few} time now.',
      'You set the installation for {date} and nobody told me it moved.',
      'We have been waiting {days} days to be connected.',
      'I took a day off for the installation and you cancelled that morning.',
    ],
    more: [
      'I work from home and I am stuck.',
      'Every time I get a different date.',
      'I only want one honest date.',
      'A message in advance would have been enough.',
    ],
  },
  'storm-delay': {
    what: [
      'The storm cancelled my installation and nobody gave me a new date.',
      'The storm is over, when will you actually install?',
      'You moved my technician because of the weather and told me an hour before.',
    ],
    more: [
      'I understand the weather, I do not understand the silence.',
      'The forecast was known for days.',
      'A message in advance would have been enough.',
      'I have been without internet since.',
    ],
  },
  'technician-no-show': {
    what: [
      'The technician never came. I waited from {hour}.',
      'Nobody showed up in the window you promised and nobody called.',
      'I got a text that the technician visited. He did not.',
      'This is the second no-show.',
    ],
    more: [
      'I lost a whole day of work.',
      'You promised to call back and did not.',
      'Who pays for my time?',
      'The call was closed without asking me.',
    ],
  },
  'billing-error': {
    what: [
      'I was charged {amount} shekels that I do not recognise.',
      'You billed me twice for the same month.',
      'The discount I agreed on disappeared from my bill.',
      'I was promised a credit of {amount} and it is not there.',
    ],
    more: [
      'Each agent tells me something else.',
      'I want a full refund.',
      'I have sent the invoice {few} times.',
      'Please check the call with {agent} on {date}.',
    ],
  },
  'free-installation': {
    what: [
      'I was promised free installation and I was charged 249.',
      'Sales told me the installation is free, billing says otherwise.',
      'Your sales agent {agent} said "free installation". Why is it on my bill?',
    ],
    more: [
      'I have it in writing.',
      'This feels misleading.',
      'Please honour what you promised.',
      'Service says there is no record of it.',
    ],
  },
  'price-rise': {
    what: [
      'Another price rise? We agreed on a price for a year.',
      'My bill goes up by {amount} and the service only gets worse.',
      'New customers pay half of what I pay and you still raise my price.',
    ],
    more: [
      'I did not agree to this.',
      'Other providers are cheaper.',
      'I want to keep the old price.',
      'That is no way to treat loyal customers.',
    ],
  },
  'router-fault': {
    what: [
      'The {model} router disconnects every few minutes.',
      'After {age} the {model} is simply dead.',
      'My {model} gets hot and switches itself off.',
      'The router restarts by itself every night around {hour}.',
    ],
    more: [
      'I have reset it {few} times.',
      'It is the second router already.',
      'The same fault as last month.',
      'Please replace it.',
    ],
  },
  'slow-internet': {
    what: [
      'The internet is painfully slow, {speed} Mb instead of what I pay for.',
      'Video calls keep dropping.',
      'Every evening around {hour} the connection dies.',
      'Browsing in {city} has been slow for {days} days.',
    ],
    more: [
      'I ran a speed test and can send it.',
      'Support says all is fine. It is not.',
      'It used to be great.',
      'I asked for a technician and was refused.',
    ],
  },
  'bot-circle': {
    what: [
      'Your bot keeps sending me in circles and I cannot reach a human.',
      'I typed "agent" {few} times and the bot asked the same question again.',
      'The bot refused to transfer me.',
    ],
    more: [
      'I just want to cancel.',
      'Let me talk to a person!',
      'This is a maze, not service.',
      'Exhausting.',
    ],
  },
  'long-wait': {
    what: [
      'I waited {minutes} minutes on hold and then the call dropped.',
      'I asked for a call back {few} days ago. Nothing.',
      'I was passed from one department to another and had to explain again.',
    ],
    more: [
      '{agent} was kind, but the wait was endless.',
      'Hire more people.',
      'It does not respect my time.',
    ],
  },
  'app-fault': {
    what: [
      'The app crashes when I open a bill.',
      'I cannot log in, the code never arrives.',
      'Since the last update the app does not work.',
      'Payment through the app fails.',
    ],
    more: [
      'I reinstalled it, no help.',
      'The site works, the app does not.',
      'The design is nice though.',
      'Tried {few} times.',
    ],
  },
  'cancel-difficulty': {
    what: [
      'I want to cancel and nobody lets me.',
      'I cancelled on {date} and you still charge me.',
      'Joining took five minutes, leaving takes {days} days.',
    ],
    more: [
      'Please do not offer me deals.',
      'I have already chosen another provider.',
      'I sent the request in writing.',
    ],
  },
  thanks: {
    what: [
      'Just wanted to thank {agent} for the patience.',
      'The technician came on time and was very professional.',
      'Not bad at all, solved in one call.',
      'Everything works since the replacement, thank you!',
      'You called me before I noticed the fault. Well done.',
    ],
    more: [
      'This is how service should be.',
      'I will recommend you.',
      'I was pleasantly surprised.',
      'Please tell them thanks.',
    ],
  },
  question: {
    what: [
      'How do I add a mesh point in the living room?',
      'When will fiber reach our street in {city}?',
      'Can I get a copy of the bill from {date}?',
      'I am moving on {soon}, what should I do?',
      'How do I change the wifi password?',
    ],
    more: ['Thanks in advance.', 'Not urgent.', 'I could not find it on the site.', 'Mail is best.'],
  },
};
