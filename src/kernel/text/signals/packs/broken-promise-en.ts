import type { SignalPack } from '#kernel/text/signals/signal';

/** We said that something would be done, given or charged, and it was not so: as said in English. */
export const brokenPromiseEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enBound: `promis(e|es|ed|ing), promissed, promise (was|were), gu?ar?r?a?u?nteed?, guaranteed?, gauranteed?, guarenteed?, assured?, assuring, agreed, agreement, committed (to)?, commited (to)?, vow(ed|s), swor(e|n), (gave|give|given) (me|us) (his|her|their|your) word, had a deal, made a deal, (was|were) (scheduled|booked|arranged|confirmed|meant|due|supposed|expected|slated), (is|was|been|were) (promised|guaranteed|assured|agreed|quoted), supposed to, (was|were) due, (scheduled|booked|arranged) (for|an|a|my|to), (i|we) (was|were) quoted, quoted (me|us), offered (me|us), (was|were) offered, (in writing|written confirmation), confirmed (that|a|the|my|in|it), advertised?, your ad, your website says, your site says, my contract (states|says), led to believe, signed up (for|on|because|with), estimated delivery, said in (the|your) (mail|email|chat), appointment, time slot, a slot, callback time`,
    enTold: `(was|were|been|being|got) told, (they|you|he|she|people|agent|rep|representative|someone|supervisor|manager|salesman|salesperson|guy|lady|colleague|advisor|adviser|technician|engineer|driver|pharmacy|bank|council|support|chat|staff|clerk|nurse|office|branch|shop|store) (said|told|says|claimed|kept saying|keeps saying|keep saying|confirmed|swore), told (me|us), said (they|you|he|she|it|someone|somebody|that|theyd|youd|hed|shed|itd|a|the|my|within|in), you said, they said, keep saying, keep telling (me|us), keeps telling (me|us)`,
    enWould: `would, will, theyd, youd, hed, shed, itd, wed, id, ill, ull, youll, theyll, shell, hell, itll, could, was (included|fixed|covered|cancelled|free|in stock|ready|done|sent|paid|in the post|refunded|processed), is (included|free|covered|in stock), were (free|included), had (been )?(fixed|sent|done|cancelled|processed), (the )?(rate|price|fee) (was|would)`,
    enNothing: `(nobody|no one|noone|no-one|none|nothing|no technician|no engineer|no refund|no call|no callback|no reply|no response|no credit|no sign|no show|no record|no news|no water|no delivery|no answer|no update|no discount|no money|no word) , (didnt|did not|hasnt|has not|havent|have not|hadnt|wasnt|was not|werent|were not|isnt|is not|arent|doesnt|does not|dont|never) (come|came|arrive|arrived|show|showed|shown|turn|turned|call|called|happen|happened|happens|receive|received|get|got|gotten|been|be|keep|kept|appear|appeared|honou?r|honou?red|do|done|did|ring|rung|rang|hear|heard|seen|see|sent|send|fix|fixed|work|works|included?|applied|apply|paid|pay|refund|refunded|delivered|deliver|resolved|materiali[sz]e|materiali[sz]ed|follow|followed|bother|bothered|visit|visited|ready|true|the case|what|credited|credit|reach|contact|contacted|even|meet|met|stop|stopped|changed|here|there|arriving), it (wasnt|isnt|didnt|hasnt|never), still (no|not|nothing|waiting|here|there|havent|hasnt|using|being|charging|charged|dont|doesnt|isnt|without|pending|broken|down|off|have|im|i am|i have|getting|on|in|dark|out), yet to, not a word, not a (penny|cent|thing|peep|single), a (penny|cent), only half, crickets, radio silence, continues?, keep coming, keeps coming, nada, zilch, zip, turns? out, turned out, ended up, instead, no longer, but (i )?(was|got|am|have been) (charged|billed), failed, fails to, went back on, (missed|misses) (it|the|my|that|another|your|every), ignored, vanished, disappeared, ghosted, refus(e|es|ed|ing), denied, denies, deny, and nothing, (weeks|days|months|hours|years|week|month) (later|ago|on|after|past|now), been (a|an|over|more than|two|three|four|five|six|seven|#) (week|weeks|month|months|days|day|hours|year), after (a|two|three|four|five|#) (weeks|days|months|week|month), bounced, in vain, came and went, was withdrawn, was cancelled last minute, but (it|they|he|she|we) (came|cost|costs|charged|took)`,
    enSurprise: `and (was )?(charged|billed), then i got an invoice, got an invoice, on my (bill|statement|invoice), and i (only )?get, but i (only )?get, i only get, my bill (says|shows|is|was), (was|got|am|been|being|were) (charged|billed|told|asked|overcharged), charged me, charging (me|us|for), billed me, now (you|they|its|it|want|i|the|im|were|she|he|claim|claims|says), then (charged|you|they|i|it|the|was|billed), added, raised, increased, hiked, went up, you changed, they changed, has a cap, it is (one|only|not), wants? (extra|more)`,
    enBut: 'but, yet, however, except, only to, although, though, and yet, and then, instead',
    enKept: `and (it |they |he |she |you )?(did so|did it|did exactly|came|delivered|arrived|got|stood|called|kept|did so), and (was|were) (on|there|great|good|very|right|true|happy|kind|early), and i got, delivered on, on time, (came|arrived|got|delivered|was there|finished) (on time|early|earlier|sooner|in time|exactly|when|in one|through|quickly|at once), kept (your|their|his|her|its) (word|promise), as promised the, even (earlier|sooner|better), stood behind, and (it )?came in, and there were none, and it is, and it was quick, and i took it, turned out to be (true|right|correct|great), came through, and he came, and she came, came at once`,
    enWait:
      'took (a|the|an|half a)? ?(day|morning|afternoon|time) off, waited (in|at|all|around|for|the|from), waiting (in|all day|around|at home|since), stayed (home|in), stayed at home',
    enNoShow: `never (showed|came|turned|arrived|appeared), (didnt|did not) (show|come|turn|arrive|appear|bother), no show, noshow, no one (came|showed|turned|arrived|called|bothered), noone (came|showed|turned|called), nobody (came|showed|turned|arrived|called|bothered), stood me up, (and|but) (no one|nobody|noone)`,
    enMine:
      'am i supposed, should i, i sent my, i had to send, i promise, i promised, we promise to pay, i swear, promise me, promise us, if you promise, can you promise, do you promise, promising product, i never promised, my son promised, my husband promised, nobody promised, no one promised, i was supposed to pay, i said',
  },
  rules: [
    {
      name: 'promise, then nothing came of it',
      lang: 'en',
      steps: ['@enBound', 18, '@enNothing'],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, could you, nobody, no one, never, not been, please, do you',
        sentence:
          '@enKept, i cant make, i can not make, i missed, i forgot, i need to move, when is, can i cancel, rebook, reschedule, why was my, please, @enMine',
      },
    },
    {
      name: 'promise, then something else',
      lang: 'en',
      steps: ['@enBound', 16, '@enSurprise'],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, nobody, no one, never, please, do you, when is',
        sentence: '@enKept, @enMine, thanks, i cant make, i missed',
      },
    },
    {
      name: 'promise, but',
      lang: 'en',
      steps: [
        'promis(e|ed|es), guaranteed?, assured, agreed, swore, gave (me|us) (his|her|their|your) word, was confirmed, (was|were) supposed to, was meant to, led to believe, had a deal, made a deal, was quoted, quoted me, were scheduled, was scheduled, advertised?, in writing',
        12,
        '@enBut',
      ],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, nobody, no one, never, do you',
        sentence: '@enKept, @enMine, i forgot, my son',
      },
    },
    {
      name: 'told that it would be, and nothing came of it',
      lang: 'en',
      steps: ['@enTold', 16, '@enNothing, @enNoShow'],
      across: 1,
      unless: {
        inside: '@enKept',
        sentence: '@enKept, i told, i said, nothing to, to contact you, there are no fees, not to',
      },
    },
    {
      name: 'told that it would be, and it was otherwise',
      lang: 'en',
      steps: ['@enTold', 8, '@enWould, free, included, no, waive, fixed', 14, '@enSurprise, @enBut'],
      across: 1,
      unless: { inside: '@enKept', sentence: '@enKept, i told, i said' },
    },
    {
      name: 'promised that it would not be',
      lang: 'en',
      steps: [
        '@enBound, told me, was told',
        5,
        'wouldnt, would not, would never',
        3,
        'happen, change, increase, go up, be (charged|billed|any), charge, expire, raise',
      ],
      unless: { sentence: '@enKept' },
      weight: 0.6,
    },
    {
      name: 'told, but charged',
      lang: 'en',
      steps: ['@enTold', 14, '(charged|charging|billed|billing|wants extra|exit fee), has a cap'],
      across: 1,
      unless: { inside: '@enKept' },
    },
    {
      name: 'told a time, and it passed',
      lang: 'en',
      steps: [
        '@enTold, your (website|site|app|email|mail) says, the offer in your',
        8,
        '# (days|hours|weeks|hrs), friday, monday, tuesday, wednesday, thursday, saturday, sunday, tomorrow, today, within a week, next day, # #',
        8,
        'its, it is, it has been, its been, that was, ago, later, now its',
      ],
      across: 1,
      unless: { sentence: '@enKept' },
    },
    {
      name: 'not done, though promised',
      lang: 'en',
      steps: [
        '@enNothing, @enSurprise, not, different, more than, less than, where is, wheres, where are, when will, never, no one, contrary, without, missing',
        10,
        'promised, (that|as|than|you|i was|we|what|it was|which was|were) (you |i |was |were |we )?(promised|agreed|offered|told|guaranteed|assured|quoted|said), as promised, as agreed, (you|they) (promised|agreed|said|guaranteed|offered), your promise, contrary to what',
      ],
      unless: {
        sentence:
          '@enKept, i was not told, nobody promised, thanks, our last call, never promised, came through, refund you promised came',
      },
    },
    {
      name: 'promise broken, said outright',
      lang: 'en',
      steps: [
        `(broken|empty|false|fake|hollow) promises?, (broke|break|breaking|broken|breaks) (your|their|the|a|its|his|every) (promise|word|promises|agreement|commitment), all talk, (you |they |he |she |rep |company |and |bank )(didnt|did not|dont|doesnt|never|wont|failed to|refuse to|refused to|refusing to|refuses to|havent|hasnt) (keep|kept|honou?r|honou?red|honou?ring|fulfil|fulfill|fulfilled|deliver on|stick to|live up to), (didnt|did not|wont|refuse to|refused to|failed to|never) (honou?r|honou?red|keep) (your|their|the|my|his|her|our) (word|promises?|price|quote|warranty|deal|agreement|offer|guarantee|discount|commitment), (was|were|is) not honou?red, not honou?red, never honou?red, was never kept, never kept, not what (i|we) (was|were) (promised|told|quoted|offered|sold), not what (we|was|i) agreed, not as (promised|agreed|advertised|described), not (as|what was) promised, (went|going|go) back on, contrary to (what|the|your), so much for (your|the|that|same|next), you lied, they lied, lied (to|about), lying about, (another|a) missed (appointment|callback|deadline|delivery), (they|you|he|she|technician|engineer) missed (the|our|my|another) (appointment|slot|callback), (stood|stand) me up, stood us up, strung (me|us) along, string (me|us) along, fobbed off, bait and switch, keep promising, keeps promising, kept promising, promise after promise, promises promises, over promise, overpromised?, backtracked, reneged?, renege on, changed the terms, no one called back, nobody called back, never (called|rang|got) back`,
      ],
      unless: { before: 'not, didnt, never' },
    },
    {
      name: 'waited for one who did not come',
      lang: 'en',
      steps: ['@enWait', 14, '@enNoShow'],
      across: 1,
    },
    {
      name: 'came not, after a wait',
      lang: 'en',
      steps: ['missed, @enNoShow', 8, '@enWait'],
      unless: { before: 'i' },
    },
    {
      name: 'waiting for what was said',
      lang: 'en',
      steps: ['waiting for', 8, '(you|they|she|he) (said|promised|told), i was promised, you said'],
    },
    {
      name: 'promise, and something is missing',
      lang: 'en',
      steps: [
        'promis(e|ed), promises were made, assured, guaranteed, agreed, agreement, you said, they said, text said, email said, (was|were) told, told me, told us, told (itd|theyd|youd|id|hed|shed), said (itd|theyd|youd|hed|shed), (was|were) due, (was|were) going to (call|come|send|fix|ring|deliver|refund|collect|email|be|get|pay), booked (me|us) in, booked in, was given a, the deal was, supposed to, scheduled for, (swore|sworn), the plan was, your (site|website|app|letter|text|email|advert) (said|promised|states|stated)',
        18,
        'didnt, havent, hasnt, wasnt, isnt, wont, doesnt, cant, werent, never, nobody, no one, no van, no (record|sign|call|money|engineer|driver|refund|show), still, doubled, tripled, instead, it has been (nearly |over |almost |more than )?(a|two|three|four|five|#), its been (nearly |over |almost |more than )?(a|two|three|four|five|#), it is (now )?#, its (now )?#, paid for, i paid, nothing, not a thing, yet to, ignored, (isnt|arent) there, when i got there, taken from my, doubled',
      ],
      across: 1,
      unless: {
        inside: '@enKept',
        before:
          'i, i have, if you, can you, nobody, no one, never, please, do you, not, dont, when is, when am i',
        sentence:
          '@enKept, @enMine, thanks, thank you, please, not to, i forgot, i missed, i cant make, i can not make, can i, could i, rebook, when is, no fees, and there were none, i told, i have not received my bill, wait, what was agreed, eat',
      },
      weight: 0.5,
    },
    {
      name: 'free, they said',
      lang: 'en',
      steps: [
        'promised, assured, guaranteed, agreed, told me, told us, was told, were told, said, advertised',
        10,
        'free, no fee, no fees, no (early )?(exit|extra|hidden|cancellation) (fee|fees|charge|charges), no charge, waived, included, at no cost, discount, no cost, fixed price, same price, same rate',
        14,
        'invoice, charged, charging, on my bill, fee, bill, there is one, paid, pay, taken, deducted, not applied, gone, removed, doubled, full price',
      ],
      across: 1,
      unless: {
        sentence: '@enKept, @enMine, and there were none, thanks, please, when does, is the, are there',
      },
    },
    {
      name: 'said there would be none, and there was',
      lang: 'en',
      steps: [
        'there would be no, there wouldnt be, there would not be, there is no, there was no, there were no',
        8,
        'and there was, and there were, there is one, and there is, but there was, but there is',
      ],
    },
  ],
};
