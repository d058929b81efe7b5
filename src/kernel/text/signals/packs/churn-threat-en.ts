import type { SignalPack } from '#kernel/text/signals/signal';

/** The customer will leave, thinks of it, or has decided to: as said in English. */
export const churnThreatEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enLeave: `leav(e|ing), quit(ing)?, quitting, switch(ing)? (to|provider|providers|bank|banks|company|companies|suppliers?|insurers?|carriers?|networks?|pharmacy|over|away|elsewhere), switch, switching, jump ship, jumping ship, walk away, walk, walking away, cancel(ing)?, cancelling, terminat(e|ing), end(ing)? (my|our|the) (contract|membership|subscription|relationship|plan|policy|service|account), clos(e|ing) (my|our|the|all|this|both) (account|accounts|policy|policies|line|card), go(ing)? (elsewhere|somewhere else|with someone else|with another|to another|to a competitor|to your competitors?|back to my old), mov(e|ing) (to another|to a|elsewhere|somewhere else|on|my (accounts?|business|money|savings|mortgage|pension|custom|lines?|policy|insurance|number|prescriptions?|portfolio)), tak(e|ing) (my|our|all|both|the) (business|custom|money|account|lines?|five|policies|family|accounts|trade), port(ing)? (my|our|out), opt(ing)? out, get out, look(ing)? (for|at|around|elsewhere|into) (a |an |other |another )?(new|different|alternatives?|other|another|elsewhere|competitors?), shop(ing)? (around|elsewhere), find(ing)? (a |an )?(different|another|new|better) (provider|bank|insurer|pharmacy|supplier|company|shop|clinic|carrier|doctor|plan|gym|place), unsubscribe, disconnect (me|my|us|our|the)`,
    enThing: `subscription, account, accounts, contract, service, services, membership, policy, policies, plan, line, lines, card, insurance, broadband, internet, everything, all, package, cover, direct debit, my mobile, phone contract, tv, it all, gym`,
    enStay: `(a|my|the|this|that) (transfer|transaction|purchase), (from|stop) (using|someone) (my|from), lost it, stolen, some from another bank, (cancel|cancelling|canceling|stop|reverse|undo) (my|the|a|this|that|an|most recent|one of my) (last |recent |most recent |latest |pending )?(transfer|transaction|purchase|payment|order|booking|appointment|flight|delivery|top up|request|withdrawal), needs to be cancel(l)?ed, wrong account, made a mistake, a mistake, transactions, convinced me to stay, decided to stay, im staying, i am staying, not leaving, dont want to (leave|cancel|switch), do not want to (leave|cancel|switch), never leave, will never leave, dont cancel, do not cancel, was (just )?going to leave, was about to leave, would not switch, wouldnt switch, never want to leave, not (going to|planning to) (cancel|leave|switch), won me back, won back`,
    enOther: `transfer, transaction, transactions, purchase, refund, top up, withdrawal, transfers, payments, order, appointment, flight, trip, booking, reservation, message, charge, payment, cheque, check, fee, ticket, newsletter, marketing, emails?, mails, feedback, review, keys, note, voicemail, parcel, package at, packages, house, home, holiday, work, smoking, paperless, channel, router, address, delivery, window, app, form, practice, practise, to you, duplicate, bigger plan, with you, noise, meeting, visit, slot, technician`,
  },
  rules: [
    {
      name: 'wants to leave',
      lang: 'en',
      steps: [
        '@enWill, ready, time to, decided, please, i would like to, id like to, wish to, like to, time for me to, we have decided, prefer to, rather, id rather, i will have to, no choice but to, plan on, thinking of, thinking about, on the verge of, close to, half a mind to, tempted to, debating whether to, so i can, how (do|can|would|could) (i|we), steps to, want you to, process (for|of), fee for, cost of, request to, refuse to',
        4,
        '@enLeave',
      ],
      unless: {
        sentence: '@enStay, by mistake, restore, for a month, marketing',
        after:
          '@enOther, a (message|review|note|tip|voicemail|comment), my (house|keys|number to you), to you, for (holiday|work|vacation), the (channel|router|house|light|language|building|keys|window|app), smoking, your (newsletter|mailing)',
        inside: 'not, never, dont',
        before: 'dont, do not, never, wont',
      },
    },
    {
      name: 'cancel it',
      lang: 'en',
      steps: [
        'cancel(ing)?, cancelling, canceling, terminate, close, closing, end, ending, stop, discontinue, disconnect, cut off, shut (off|down)',
        3,
        'my, our, all (my|our), both my, this',
        2,
        '@enThing',
      ],
      unless: {
        before:
          'not, dont, do not, never, why was, why did you, why did they, you, they, please dont, please do not',
        sentence: '@enStay, by mistake, restore, why was, for a month, ticket, without asking',
        after: 'charge, fee, meeting',
      },
    },
    {
      name: 'off to someone else',
      lang: 'en',
      steps: [
        `(take|taking|took|bring|give|giving) (my|our|all our|all my) (business|custom|money|trade|account|lines|patronage) (elsewhere|somewhere else|to)`,
      ],
      unless: { sentence: '@enStay, worse elsewhere, work elsewhere, posted elsewhere' },
    },
    {
      name: 'moves to another',
      lang: 'en',
      steps: [
        'mov(e|ing), switch(ing)?, going, go, transfer(ing)?, transferring, chang(e|ing), porting, looking, look, shop(ing)? around, shopping around, searching, find, signed up, signing up, join(ing)?, considering, consider, checking out, comparing, already (signed|with)',
        5,
        'another (company|provider|bank|insurer|carrier|supplier|lender|network|pharmacy|airline|shop|store|gym|fund|clinic|plan|firm), other (providers?|companies|banks?|insurers?|options|carriers?|suppliers?), (your |a |the )?(competitors?|competition|rival|rivals), alternatives?, someone else, somewhere else, (a )?(new|different) (bank|provider|insurer|company|pharmacy|supplier|carrier|airline|dentist|gym|shop), credit union, my old (provider|bank|insurer|carrier|company), elsewhere, a better (provider|company|bank)',
      ],
      unless: {
        sentence:
          '@enStay, chose you, to join you, money to another, transfer to another bank failed, the fee, transfer money, joined you, and chose, how do i transfer money, are worse, another branch',
        before: 'not, dont, never',
      },
    },
    {
      name: 'will not come back, buy or renew',
      lang: 'en',
      steps: [
        `(will|ill|well|shall|we will|i am|im|were|we are) (not|never|no longer) (be )?(renew(ing)?|com(e|ing) back|return(ing)?|us(e|ing)|buy(ing)?|order(ing)?|shop(ing)?|shopping|fly(ing)?|book(ing)?|stay(ing)?|bank(ing)?|do(ing)? business|purchas(e|ing)|recommend(ing)?|continu(e|ing)|deal(ing)?|spend(ing)?|visit(ing)?), wont (be )?(renew(ing)?|com(e|ing) back|return(ing)?|us(e|ing)|buy(ing)?|order(ing)?|shop(ing)?|shopping|fly(ing)?|book(ing)?|stay(ing)?|continu(e|ing)|see me|see another|get another), never (again|using|buying|shopping|flying|ordering|booking|fly|buy|shop|order|use|book|coming back|returning|going back) (with|from|at|here|there|again|you|your|this|me|us)?, not (using|buying|shopping|flying|ordering|booking|renewing|coming back|staying|returning) (with|from|at|here|again|you|your|this)?, dont expect (me|us) to (renew|stay|come|return), last time (i|we|im|were|ill|that i|you) (will |ever )?(order|shop|buy|use|fly|book|am|see|deal|come|do|get|ordering|using|buying), no longer (wish|want) to (be|use|stay|do), no longer be (your|a) customer, refuse to (stay|pay|renew|use)`,
      ],
      unless: { sentence: '@enStay, never had a problem, recommend you', after: 'a problem, any issues' },
    },
    {
      name: 'you lose a customer',
      lang: 'en',
      steps: [
        `(lost|losing|lose|loose|loosing) (a |another |me |my |our |us |this |yet another |one more |one )?(loyal |long ?time |longtime |good |valued )?(customer|client|business|custom|as a customer|forever|for good|member|subscriber), (lost|losing|lose) (me|us)( as)?, (give|got|tell|have) (me|us) (one|a|any|1) (good )?reason (to|not to|why|i should) (stay|leave|not leave|keep|remain), (no|any|what) reason (for me |left )?to (stay|remain), why should i (stay|remain|renew), cancel(ing)? (tomorrow|today|now|asap|immediately|everything|it all|first thing), i wanna cancel, (family|we) (is |are |and i are |and i )leaving, i and my family are leaving, i am leaving (you|soon|now|next month|at the end), and i are leaving, (all|taking) (our|my|five|four|three|both|all) (lines?|policies|accounts|cards) elsewhere, taking all, pay more elsewhere, whether to stay, (im|i am|were|we are|so) (done|finished|through) (with (you|this|your)|here), im done, i am done, (im|i am|were|we are|ill be|i will be) (out|gone|off|outta here|out of here), i want out, i quit (this|your|you|and|my (plan|membership|contract|subscription)), want out, out of here, jump(ing)? ship, goodbye, this is goodbye, good bye, (consider|put me through to|transfer me to|through to) (my account closed|cancellations?|retentions?|disconnections?), retention department, cancellation department, cancellations, lose my (business|custom), business elsewhere, custom elsewhere, match it or i, or i (walk|leave|switch|cancel|go), contract (ends|is up|expires) (so|and|i|then), leave at the end, leaving (you|after|as soon|for good|this company|early), (early )?termination fee, leaving early, my days as a customer, regret (joining|signing)`,
      ],
      unless: {
        sentence: '@enStay, with the form, im done with the form, what next, waived, password',
        before: 'never, not, wont, dont',
        after: 'with the form',
      },
    },
    {
      name: 'a better offer elsewhere',
      lang: 'en',
      steps: [
        'better (offer|deal|price|rate|quote), offer, deal, half the price, cheaper, offers the same, offered me',
        6,
        'from another, from (a|your) competitor, from (someone|somewhere) else, (your )?competitors?, another (company|provider|bank), elsewhere, the competition, other (companies|providers)',
      ],
      unless: { sentence: '@enStay, are worse, than your competitors' },
    },
    {
      name: 'competitor has better',
      lang: 'en',
      steps: [
        '(your )?competitors?, other (companies|providers), another (company|provider|bank)',
        6,
        'cheaper, same (price )?for, half the, better (deal|price|rate|offer), match it, match that, less',
      ],
      unless: { sentence: '@enStay, worse, chose you' },
    },
    {
      name: 'takes it elsewhere',
      lang: 'en',
      steps: [
        '(taking|take|moving|move|transferring|transfer|bringing) (my|our|all|the) (prescriptions?|business|custom|account|accounts|lines?|money|savings|policy|policies|insurance|mortgage|pension|family|number|kids|portfolio|loan|salary)',
        5,
        'different, another, elsewhere, somewhere else, other, competitor',
      ],
      unless: { sentence: '@enStay, address, money to another' },
    },
    {
      name: 'changes provider',
      lang: 'en',
      steps: [
        '(chang|switch|mov|swapp?|switch)(e|ing) (insurers?|banks?|providers?|suppliers?|carriers?|networks?|doctors?|pharmacies|pharmacy|companies|airlines?|gyms?|funds?|energy companies|phone companies), (maybe|perhaps|probably|then|so) i (should|will|could|might) (move|switch|go|leave|change), ordered a switch, switch is ordered, im off, i am off, say goodbye to (our|my), (and )?im not renewing, not renewing, cancel everything, how to (end|cancel|terminate|leave|close), good riddance',
      ],
      unless: { sentence: '@enStay, order, appointment, direct debit only, newsletter, a booking' },
    },
    {
      name: 'leaves, in a word',
      lang: 'en',
      steps: ['i quit, goodbye, im leaving, i am leaving, cancel, cancelling, im off'],
      atMostWords: 2,
    },
    {
      name: 'not to renew',
      lang: 'en',
      steps: [
        '(decided|choosing|chosen|going|planning|intend|opting|prefer|inclined|will) not to (renew|stay|continue|extend|remain|keep), (wont|not) (be )?(renew|renewing|extend|extending|continuing|staying)',
      ],
      unless: { sentence: '@enStay, never promised' },
    },
  ],
};
