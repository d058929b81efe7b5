import type { SignalPack } from '#kernel/text/signals/signal';

/** What we do has become worse than it was: as said in English. */
export const serviceDeclineEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enWe: `service, services, quality, standards?, support, customer (care|service|support), app, website, site, food, staff, delivery, deliveries, speeds?, response times?, waiting times?, wait times?, call centre, call center, branch, bank, company, clinic, product, products, shop, store, place, reception, coverage, connection, internet, bread, streets?, cleanliness, everything, things, you, you guys, reliability, communication, care, hotel, airline, cleaning, collections?, maintenance, network, attitude, experience, signal, bus service, gym`,
    enOnceGood: `(used to|once|previously|formerly|in the past|years ago|back (in the day|then|when)|before|when i joined|when we joined|at first|in the beginning|originally|until (last|recently|a|the|this)|a (few )?(year|years|month|months) ago|last year|for years|two years ago|(was|were|it was) (so |always |really |such |a |an |once |the )?(a )?(great|good|excellent|wonderful|amazing|fantastic|brilliant|perfect|superb|best|reliable|helpful|favourite|favorite|on time|clean|fast|friendly|awesome|lovely|fine|outstanding|top notch))`,
    enNow: `now, nowadays, today, these days, lately, recently, anymore, any more, not anymore, no longer, but, this year, of late, then, until, has become, have become, however, since, currently, over the (last|past)`,
    enBad: `awful, terrible, bad, poor, horrible, rubbish, worse, worst, slow(er)?, nobody, no one, cant, never, takes?, late, useless, garbage, trash, disgrace, joke, dreadful, appalling, shambles, mess, nightmare, rude, dirty, filthy, wait, waiting, weeks?, days?, hours?, not, dont, doesnt, isnt, arent, hardly, barely, disappointing, disappointed, unreliable, shocking, pathetic, gone, expensive, careless, cares?, overflow, broken, crap, sucks?, anymore, any more, unhelpful, abysmal, longer, declined`,
    enBetter: `transfer, transaction, payment, top up, my card, withdrawal, purchase, better now, now it is great, is great, and now great, improved?, improving, improvement, you answer at once, for the better, as good as ever, still excellent, same great, everything works, i am happy, im happy, not dropped, has not dropped, not worse, never gets worse, always good, easier than, competitors?, condition, pain, this year too, went well, it is great, thanks, better than before, than others, could be worse, got used to, answer at once, was bad`,
  },
  rules: [
    {
      name: 'declines',
      lang: 'en',
      steps: [
        '(gone|going|went|go|goes|been) (steadily |way |rapidly |really |so |all )?down ?hill, downhill (since|from|ever|fast|lately), deteriorat(e|es|ed|ing|ion), (sad|steady|sharp|marked|noticeable|clear|real|massive|huge|big|serious) (decline|drop|deterioration|fall) , (drop|decline|fall|dip|deterioration|reduction|slump) in (the )?(quality|service|standards?|level|care|support|cleanliness|reliability), in decline, on the decline, going to the dogs, gone to the dogs, from bad to worse, (get|gets|getting|got|gotten|keeps getting|become|becoming|becomes|grown|growing) (much |so |even |far |way |progressively |steadily |a lot |only )?(worse|poorer|slower|sloppier|sloppy|so bad|very bad|really bad), worse and worse, slower and slower, longer and longer, (standards|quality|service|things) (have|has|is|are|really|are really|is really)? ?(slipped|slipping|slip|sliding|slid|dropped|dropping|fallen|falling|plummeted|tanked|suffered|gone|nosedived|declined|declining|decreased|went down|diminished|eroded|worsened|sunk), let (your|the|their) standards, lost (your|their|its) (touch|way|edge|magic|quality), has gone (backwards|down), went to (pot|hell|shit), gone to (pot|hell|shit), how (far|the mighty) (you |they |it |have |has )?(have |has )?fallen, how far youve fallen, taken a (nosedive|dive|turn for the worse|dip), for the worse, worsen(ed|ing|s)?',
      ],
      unless: { sentence: '@enBetter, hope, elevator', before: 'not, never, hasnt, hope' },
    },
    {
      name: 'the level has fallen',
      lang: 'en',
      steps: [
        '@enWe',
        5,
        'declin(ed|ing|es)?, deteriorat(ed|ing|es), drop(ped|ping|s)? (a lot|since|significantly|off|month|sharply|so|recently|noticeably|over|dramatically|in|lately)?, dropped, slip(ped|ping|s)?, worsen(ed|ing), fell off, fallen off, gone down, went down, suffered, decreas(ed|ing), plummeted, not what it, aint what, isnt what, has become (a|so|terrible|awful|poor|worse|bad|unbearable|very|really|less|an), have become (a|so|terrible|awful|poor|worse|bad|unbearable|very|really|less|an), turned (terrible|awful|bad|poor|sour|into), less (frequent|reliable|helpful|friendly|clean)',
      ],
      unless: {
        sentence:
          '@enBetter, price, prices, call dropped, it still drops, router, my phone, card was, offer was, my favourite shop, elevator, slip on',
        inside: 'not, hasnt, never',
      },
    },
    {
      name: 'no longer what it was',
      lang: 'en',
      steps: [
        `(not|isnt|arent|aint|no longer|never|hardly|nowhere near|wasnt|anything but|nothing like) (the same |the |quite the |same |what |like |as |company |good |clean |fast |friendly |reliable |helpful |bank |place |it )?(anymore|any more|it used to be|they used to be|you used to be|it was|it once was|you were|you once were|they were|i joined|i signed up (to|with)|i knew|as before|as it was|as they were|as you were|as last year), not as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|tasty|professional|responsive|efficient|attentive|caring) (as|anymore|any more), isnt as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|professional|responsive) (as|anymore), arent as (good|clean|friendly|reliable|fast|helpful|quick|nice) as, what (it|they|you|we) used to be, not what (it|you|they) (was|were|used), aint what it, used to be (so )?(much )?(better|great|good|excellent|wonderful|amazing|the best|fantastic|reliable|helpful|friendly|clean|quick|fast|nice|a good|a great|my favourite|my favorite|such|so|brilliant|perfect|top|awesome|easy|simple|fun|number one|proud), (was|were|worked) (much |so much |far |way |a lot )?(better|nicer|faster|easier|friendlier|cleaner) (before|in the past|last year|then|under|when|until|years ago|a year ago|prior), (i )?no longer the (company|bank|shop|place|service|store|airline|clinic|brand) (i|we|it|that|you), miss the (old|days|way|service|previous|former|good), what happened to (you|the (service|quality|friendly|good|old|staff|company)|this (company|place)|your|customer service|good), sad to see, once (a |such a |the |were |was )?(great|good|excellent|wonderful|proud|reliable|best), you were good once, were good once, has been company, remember when (you|this|they|it), back in the day, days when, good old days, shadow of, not anymore, not any more, ruined (the|it|this|my|everything), (worst|bad|poor|awful|terrible) (it has|its|it|youve|you have|they have|theyve) (ever )?been, never been (worse|poorer|slower), never been (this|so|as) (bad|poor|slow|awful|terrible|dirty|rude|unreliable), never (so|this) bad, longer than (ever|before|it used|last), (worse|slower|poorer|dirtier|ruder) than (before|ever|last|it was|it used|a year|the old|previously|in the past|the previous|when|years|they|you)`,
      ],
      unless: {
        sentence: '@enBetter, order, my account, parcel, to my refund, family, my appointment, used to it',
        before: 'not, never',
      },
    },
    {
      name: 'less than before',
      lang: 'en',
      steps: [
        'less, fewer, poorer, worse, slower, longer, weaker, ruder, more expensive, dirtier',
        4,
        'than (a|last|before|ever|it|they|you|the|in|when|years|previously|used)',
      ],
      unless: {
        sentence:
          '@enBetter, less than a, for less than, paid less, no worse, waited less, competitors, than a minute, than the other, than the competition',
      },
    },
    {
      name: 'good once, bad now',
      lang: 'en',
      steps: ['@enOnceGood', 14, '@enNow', 8, '@enBad'],
      across: 1,
      unless: {
        sentence:
          '@enBetter, i used to live, i used to be with, competitor, bought, ordered a, my address, order, joined last year, parcel, for sale, was slow but',
        before: 'not',
      },
    },
    {
      name: 'used to, but now',
      lang: 'en',
      steps: [
        'used to (be|get|answer|have|work|talk|take|call|love|recommend|come|arrive|reply|deliver|enjoy|care|respond|know|send|clean|serve|collect|offer|provide|see|speak|reach), i used to (love|recommend|like|enjoy)',
        14,
        'now, today, nowadays, these days, anymore, any more, but, lately, not anymore, what happened, no more, no longer, before you changed, until, since',
      ],
      across: 1,
      unless: {
        sentence: '@enBetter, be bad, be with your, wait an hour, be terrible, be awful, be slow, live',
      },
    },
    {
      name: 'good until',
      lang: 'en',
      steps: [
        'was, were, used to be, has been, worked',
        3,
        'wonderful, great, good, excellent, fine, amazing, perfect, fantastic, brilliant, reliable, best, helpful, happy',
        5,
        'until, till, up until',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'went from good to bad',
      lang: 'en',
      steps: [
        '(went|gone|go|going|changed|turned) from',
        4,
        '(great|good|best|excellent|top|amazing|hero|wonderful|friendly|fast|reliable|helpful|5|five|10|ten)',
        5,
        '(to)',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'worse since',
      lang: 'en',
      steps: [
        '(ever )?since (the|you|they|your|this|new|last|switching|moving|it|we|being|that|covid)',
        10,
        'worse, terrible, awful, slow(er)?, nobody, no one, poor, bad, horrible, longer, downhill, nothing, cant, never, impossible, rubbish, declined, useless, late, unreliable, rude, mess, no support, crashes, takes',
      ],
      unless: {
        sentence: '@enBetter, this morning, the repair, no internet, repair, line is dead, yesterday, fault',
      },
    },
    {
      name: 'worse since',
      lang: 'en',
      steps: [
        'worse, terrible, awful, slower, poor, bad, horrible, downhill, rubbish, declined, less reliable, better, fine, deteriorated',
        5,
        '(ever )?(since|after|before) (the|you|they|your|this|new|last|switching|moving|that) (move|merger|update|new|change|takeover|changed|old|manager|owners?|management|redesign|switch|renovation|moved|took|left|were|was|upgrade|year|latest|switched|merged|closed|covid|pandemic|last)',
      ],
      unless: { sentence: '@enBetter, better since, fault, repair' },
    },
    {
      name: 'the new is worse than the old',
      lang: 'en',
      steps: [
        '(the |your )?(new|latest|recent|last) (website|site|app|version|update|system|menu|design|layout|management|owners?|portal|upgrade|redesign)',
        5,
        'worse, terrible, awful, ruined, slower, broke, poor, harder, horrible, useless, downgrade, sucks, confusing',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'of late',
      lang: 'en',
      steps: [
        'lately, recently, (the )?(last|past) (few |couple of |several )?(months|weeks|years), this year, of late, every (year|month|time|visit|week), year (by|after|on) year, month (by|after|on) month, these days',
        6,
        'worse, poor, slipping, slower, terrible, awful, declin(ed|ing), dropping, dropped, bad, disappointing, a joke, downhill, deteriorat(ed|ing), sloppy, stale',
      ],
      unless: { sentence: '@enBetter, every time i call, double, bill, weather' },
    },
    {
      name: 'of late',
      lang: 'en',
      steps: [
        'worse, poor, slipping, slow, slower, terrible, awful, declin(ed|ing), dropping, dropped, bad, disappointing, sloppy, stale, turned',
        5,
        'lately, recently, compared (to|with) (before|last|a|the|what|previous), than before, of late, month after month, year after year, every (year|month|visit|week), (over )?(the )?(last|past) (few |couple of |several |two |three )?(months|weeks|years), this year, since last',
      ],
      unless: { sentence: '@enBetter, bill, bad weather' },
    },
    {
      name: 'compared with before',
      lang: 'en',
      steps: [
        'compared (to|with), in comparison (to|with), unlike',
        4,
        'last (year|month|time), before, the past, a year ago, what it was, previous years',
        8,
        'worse, poor(er)?, slow(er)?, bad, terrible, less, down, awful, disappointing',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'has become',
      lang: 'en',
      steps: [
        '(has|have|youve|theyve|its|had) (really |now |just |all |so )?(become|turned into|turned|gotten|gone|changed into)',
        4,
        '(a )?(joke|terrible|awful|worse|bad|disgrace|nightmare|unreliable|horrible|poor|rude|slow|useless|unbearable|impossible|so bad|shambles|rubbish|disaster|lazy|greedy|expensive|mess|disappointing|careless)',
      ],
      unless: { sentence: '@enBetter, weather, my' },
    },
    {
      name: 'how bad it has become',
      lang: 'en',
      steps: [
        'how (bad|poor|awful|terrible|slow|low|far|much worse)',
        4,
        '(has|have|youve|theyve|its|it|you) (become|gotten|got|sunk|fallen|gone|changed|slipped)',
      ],
    },
    {
      name: 'not nearly as good',
      lang: 'en',
      steps: [
        'not, isnt, arent, nowhere, doesnt, wasnt',
        3,
        'as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|well|much|often|professional|responsive|polite|tasty|safe|comfortable|efficient|strong)',
        5,
        'as, anymore, any more',
        5,
        'was, were, used, before, when, last, once, years?, past, did, signed, joined',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'twice as long as then',
      lang: 'en',
      steps: [
        '(twice|three times|double|much|far|so much|ten times) (as )?(long|slow|longer|slower|expensive|worse|bad)',
        10,
        'as it (did|was|used), than (it|a|last|before|in), a year ago, last year, before',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'better in the past',
      lang: 'en',
      steps: [
        'better, fresher, nicer, faster, quicker, cleaner, friendlier, cheaper, easier, more (helpful|reliable|professional|polite|responsive|friendly|personal|attentive)',
        4,
        'in the past, in the old days, years ago, before (the|you|this|they), under the (old|previous), last year, a year ago, back then, when (you|it|they) (were|was), previously',
      ],
      unless: { sentence: '@enBetter, is better, now better, even better, much better now, better than' },
    },
    {
      name: 'years ago you would have',
      lang: 'en',
      steps: [
        'years ago, a year ago, in the past, once upon a time, there was a time, back then, in the old days',
        3,
        '(you|they|it|someone|people|staff|a person|the staff) (would|used to|could|had|answered|fixed|cared|knew|came|took|was|were)',
      ],
      unless: { sentence: '@enBetter, bought, ordered, joined, i had, moved' },
      weight: 0.6,
    },
    {
      name: 'since then hopeless',
      lang: 'en',
      steps: [
        'ever since, since (you|they|the|your) (outsourced|merged|moved|changed|switched|took over|were bought|closed|updated|introduced|new|merger|takeover|update|change|move)',
        10,
        'hopeless, worse, terrible, awful, useless, slow, nobody, no one, cant, never, bad, poor, nothing, impossible, chaos, mess, nightmare, horrible, joke, longer, rude, hard, difficult, doesnt, dont, isnt, not',
      ],
      unless: { sentence: '@enBetter, router, technician, repair, came our' },
    },
    {
      name: 'great once',
      lang: 'en',
      steps: [
        'was, were',
        3,
        'great, good, excellent, wonderful, reliable, decent, fantastic, proud, nice, best',
        4,
        'once, back then, at one time, in the beginning, before, in those days',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'times grow longer',
      lang: 'en',
      steps: [
        '(waits?|waiting times?|wait times?|response times?|queues?|delays?|delivery times?|lead times?|turnaround|prices and delays|it takes|bills and errors)',
        6,
        'doubled, tripled, longer, grown, worse, increased, gone up, ever longer, risen, lengthened, twice',
        6,
        'since, every, lately, than, this year, last, now, recently, over, from, before',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'simple before, bad now',
      lang: 'en',
      steps: [
        '(was|were|worked|used to be)',
        5,
        'simple, easy, fine, good, better, great, perfect, quick, fast, clear, smooth, clean, helpful, friendly',
        4,
        'before, until, when',
        12,
        'now, but, cant, nobody, worse, terrible, impossible, slow, awful',
      ],
      across: 1,
      unless: { sentence: '@enBetter' },
    },
  ],
};
