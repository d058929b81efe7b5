import type { SignalPack } from '#kernel/text/signals/signal';

/** The same fault again, or one that contacts and repairs have not mended: as said in English. */
export const repeatedFaultEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enFault: `overcharg(e|es|ing), (logged|kicked|locked) me out, logs me out, blocked, died, dies, left in the rain, damaged, lost my, wrong address, old address, late again, unavailable, cancelled on me, bounced, jammed, sold out on me, problems?, issues?, faults?, errors?, mistakes?, bugs?, trouble, defects?, failures?, outages?, leak(s|ing)?, noise, glitch(es)?, breakdowns?, double charged?, overcharged, wrong, not work(ing)?, doesnt work, does not work, isnt working, didnt work, stopped working, broke(n|s)?, break(s|ing)?, down, dead, out of order, crash(es|ed|ing)?, freez(es|ing|e)?, froze, drop(s|ping|ped)?, dropped, dropping, disconnect(s|ed|ing)?, fail(s|ed|ing)?, failed, declined?, rejected, missed, missing, late, lost, delayed, no (internet|water|power|signal|service|heating|heat|hot water|electricity|phone|connection|sound|picture|gas|wifi|fix|solution|luck), cut off, power cuts?, blackout, charged (me )?(twice|again|for), billed, malfunction(s|ing)?, faulty, defective, stuck, not ready, wasnt ready, out again, pothole, street light, blocked, overflow(s|ing)?, locked out, kicked out, logs me out, not (collected|delivered|fixed|resolved|solved|charging|charge), doesnt charge, does not charge, unresolved, went out, goes (down|out|off), went down, going down, lag(s|ging), slow, incorrect, mistake, acting up, playing up, billing error`,
    enStrong: `problems?, issues?, faults?, errors?, mistakes?, bugs?, trouble, defects?, leak, noise, glitch, complaint, thing, mess, nonsense, story, outage, failure`,
    enRepair: `fix(ed|es)?, repair(ed|s)?, replac(e|ed|ement|ements|ing), technicians?, engineers?, visits?, reset, patch(ed)?, update, service(d)?, called, calls?, phone calls?, contacted, contacts?, reported, complain(ed|ts?)?, emails?, emailed, tickets?, wrote, written, reports?, rebooted, restarted, swapped, engineer left, sent it in, returned from repair`,
    enStill: `still (doesnt|does not|not|no|isnt|wont|drops|down|broken|the same|there|happening|happens|having|has|have|crash|crashes|fails|failing|leaking|leaks|freezes|cant|getting|havent|hasnt|out|slow|wrong|nothing|keeps|disconnects|unresolved), again, same (problem|issue|fault|thing|error|noise|defect|story), no (fix|luck|solution|change|resolution|improvement), nothing (has )?(changed|changes|helped|works|worked|is fixed|fixed), not (fixed|solved|resolved|mended), unresolved, problem (is )?(still|remains|persists), issue (is )?(still|remains|persists), back to, remains, persists?, failed, to no avail, came back, comes back, is back, returned, without (success|result|a fix|resolution), identical, never fixed`,
    enFine: `too many times, so many attempts, thanks, thank you, great, lovely, works now, and it works, worked well, never happened again, not happen again, has not come back, hasnt come back, no more problems, would buy, buy again, order again, be back, happy, love, nice staff, you answer at once, answer at once, solved at once, recommending, getting better, good work, will it happen, tell me again, talk again, see you, try again later, tried again and it worked, and they helped, fixed the first time, came and fixed it, everything works, how to log in, remind me, could you send, please send, let me know if, set up a, were the best, hope this, because i forgot, lovely man, invoice comes on time, back home`,
  },
  rules: [
    {
      name: 'same fault',
      lang: 'en',
      steps: [
        '(the )?(very |exact |exactly |exactly the )?(same|identical) (old |exact |damn |bloody |stupid |annoying )?(problems?|issues?|faults?|errors?|mistakes?|bugs?|trouble|defects?|noise|leak|glitch|complaint|mess|nonsense|outage|failure|story|error message|missing form|billing error|thing (again|every|keeps|happened|over|as last))',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'again, and a fault',
      lang: 'en',
      steps: [
        'again, once again, once more, yet again, yet another, another month another, here we go again, over and over, time and again, time after time, every (time|day|night|week|month|evening|morning), every single (time|day|night|week|month|bill|order), every (few|other|couple of) (day|days|week|weeks|hours|minutes), constantly, daily, weekly, repeatedly, continuously, continually, each time, each month',
        6,
        '@enFault, lose, loses',
      ],
      unless: {
        sentence: '@enFine, please, i call, never, not again',
        before:
          'try, never, not, buy, order, shop, always, never happen, thank you, thanks, talk, see you, hope this',
      },
    },
    {
      name: 'a fault, and again',
      lang: 'en',
      steps: [
        '@enFault, keeps, happened, happens, happening, missed',
        5,
        'again, once again, once more, yet again, over and over, time and again, time after time, every (time|day|night|week|month|single|few|other|evening|morning)( single)? ?(time|day|week|month|night|days|weeks|hours)?, constantly, daily, repeatedly, each (time|month|week), in a row, running',
      ],
      unless: {
        sentence: '@enFine, please, will it, never happened',
        inside: 'never',
        before: 'never, hope, no',
        after: 'if you, thanks',
      },
    },
    {
      name: 'nth time',
      lang: 'en',
      steps: [
        '@enNth (time|week|month|day|visit|technician|engineer|replacement|repair|unit|attempt|call|faulty|router|ticket|faulty unit|complaint|device|modem|email|letter|consecutive|month)',
        14,
        '@enFault, @enStrong, @enStill, in a row, running, calling, call, called, writing, write, im, ive, i am, i have, this (week|month|year), reporting, reported, technician, contacting, missed, my card, ask, asking, explaining, my',
      ],
      unless: { sentence: '@enFine, always great, i shop, second hand, i visit, third floor' },
    },
    {
      name: 'a fault, for the nth time',
      lang: 'en',
      steps: [
        '@enFault, again',
        8,
        'for the @enNth time, @enNth (time|month|week|day|visit) (in a row|this|running)?, @enNth time, for the umpteenth time',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'fault that returns',
      lang: 'en',
      steps: [
        `keep(s)? (on )?(happening|dropping|disconnecting|crashing|failing|breaking|freezing|coming back|going (down|out|off|wrong)|cutting (out|off)|losing|leaking|stopping|getting (the|this|an|wrong|lost|charged|billed|rejected|declined|error|cut|disconnected)|buffering|lagging|resetting|rebooting|restarting|having|sending (me )?the wrong|making|messing|missing|being|charging|billing|overcharging|not|logging|popping|reappearing|recurring|asking me), kept (dropping|happening|failing|crashing|breaking), (the |this |that |my )?(fault|problem|issue|error|leak|noise|bug|glitch|damp|smell|mould|trouble|charge) (has |have |just |then )?(came back|come back|comes back|is back|are back|returned|returns|resurfaced|reappeared|recurred|reoccurred|persists|persisted|continues|continued|remains|is still there|is still here|still there|still exists|has not gone|wont go away|never goes away|never went away), recurr?ing (problem|issue|fault|error|bug|charge|failure|outage|nightmare), recurr?ent, repeated(ly)? (fault|problem|failure|failures|faults|outages|errors|fails|failed|breaks|broken|charged|disconnected), back to not working, its back to, not the first time (my|this|that|its|it|you|i|the|we|ive), isnt the first time, is not the first time, been through this (before|already), how many (more )?times, continues to (malfunction|fail|drop|crash|break|leak|be|happen|freeze|disconnect|charge), happened (again|before|twice|three|several|many|multiple), happens (again|every|all the time|each|constantly), over and over, again and again, ongoing (issue|problem|fault|saga), saga continues, still not (fixed|working|resolved|solved|repaired|mended|sorted|right), lasted (two|a|one|three|only|#) (days?|hours?|week|weeks)`,
      ],
      unless: {
        sentence: '@enFine, please, hope, will it',
        before: 'not, never, if',
        after: 'setting',
      },
    },
    {
      name: 'is back, and a fault',
      lang: 'en',
      steps: [
        'leak, fault, problem, issue, noise, error, damp, smell, mould, pest, ants, mice, outage',
        2,
        '(is|are|was|has|have|came|come) (come )?back',
      ],
      unless: { sentence: '@enFine, if the', before: 'if the, if' },
    },
    {
      name: 'counted contacts, and not mended',
      lang: 'en',
      steps: [
        '@enCount (more )?(times|calls|visits|technicians|engineers|emails|repairs|replacements|complaints|tickets|reports|attempts|letters|messages|phone calls|chats|contacts|engineer visits|months of the), twice, multiple times, countless times, closed # times, months of the',
        14,
        '@enStill, @enFault, @enStrong, about the same, about this, about it',
      ],
      requires: '@enRepair, @enStrong, @enFault',
      across: 1,
      unless: { sentence: '@enFine, i forgot, for one order, charged twice, and fixed it' },
    },
    {
      name: 'not mended after contacts',
      lang: 'en',
      steps: [
        '@enStill, @enFault, @enStrong',
        8,
        'after, despite, even after, even though, in spite of, since',
        4,
        '@enCount, @enRepair, @enNth, (the|your|a|my) (repair|fix|update|reset|service|engineer|technician|replacement|visit)',
      ],
      unless: { sentence: '@enFine, since this morning, everything works, since you came, order' },
    },
    {
      name: 'not mended after contacts',
      lang: 'en',
      steps: [
        'after, despite',
        3,
        '@enCount, (the|your|a|my|all) (repairs?|fix|update|reset|service|engineer|technician|replacement|visits?|calls)',
        8,
        '@enStill, still, @enStrong',
      ],
      unless: { sentence: '@enFine, still happy, after three years' },
    },
    {
      name: 'mended, and yet',
      lang: 'en',
      steps: [
        'fixed, repaired, replaced, patched, swapped, replacement, technician (came|was here|has been|visited), engineer (came|was here|has been|visited|left), new (one|router|phone|unit|device|modem|cable|boiler), sent it in, returned, repair, ticket closed, your fix, the fix, the repair, resolved, was resolved, contacted you, reset',
        12,
        'again, still (doesnt|does not|not|no|isnt|wont|drops|down|broken|the same|freezes|crashes|leaks|noise), same (problem|issue|fault|noise|defect|error|thing), broke (again|down)?, broken again, back a day, identical fault, came back, problem persists, issue not solved, not solved, nothing has changed, failed again, lasted, has the same, no fix',
      ],
      across: 1,
      unless: { sentence: '@enFine, not come back', inside: 'not' },
    },
    {
      name: 'one more of many',
      lang: 'en',
      steps: [
        'another (month|week|day|bill|order|delivery|visit|call|outage|power|missed|error|technician|wrong|broken|faulty|cancelled|failed|delayed|billing)',
        4,
        'another, again, @enFault',
      ],
      unless: { sentence: '@enFine' },
      weight: 0.6,
    },
    {
      name: 'calling again about it',
      lang: 'en',
      steps: [
        '(calling|writing|contacting|emailing|complaining|messaging|asking|reporting|here|back) (you )?(again|once more|yet again|for the)',
        6,
        'about, regarding, because, with, time',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'reported so many times',
      lang: 'en',
      steps: [
        '(reported|called|complained|contacted|emailed|written|told|asked|phoned|rang|raised|logged|explained|messaged)',
        6,
        '(#|twice|so many|too many|multiple|several|many|countless|numerous|three|four|five|six|seven|ten|a dozen|dozens of) times',
        12,
        '@enFault, @enStrong, this, same, still, it, nothing',
      ],
      unless: { sentence: '@enFine, i forgot' },
    },
    {
      name: 'in a row',
      lang: 'en',
      steps: ['@enFault', 8, '(week|month|day|time|year) (in a row|running)'],
    },
    {
      name: 'you keep doing it',
      lang: 'en',
      steps: [
        '(you|they|it|bank|company|system|site|app|card|driver|courier|your team|staff) (still )?(keep|keeps|kept)',
        2,
        'sending, charging, billing, losing, asking, calling, cancell?ing, changing, putting, leaving, delivering, rejecting, declining, blocking, closing, taking, overcharging, missing, forgetting, messing, locking, logging, deducting, adding, refusing, transferring, dropping',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'yet again',
      lang: 'en',
      steps: [
        'yet again, here we go again, time and again, once more, once again, again today, again this (morning|week|month|evening), same again, like the last (one|two|time|three), as last (time|month|week)',
      ],
      unless: {
        sentence:
          '@enFine, please, happy, good, great, wonderful, best, excellent, perfect, impressed, delivered, pleased, like to',
      },
      weight: 0.5,
    },
    {
      name: 'mended for a short while',
      lang: 'en',
      steps: [
        '(worked|lasted|was fine|was ok|fine|okay|ok) (for )?',
        3,
        'hour, hours, day, days, week, weeks, minutes',
        8,
        'then, died, broke, again, stopped, failed, before it',
      ],
      unless: { sentence: 'battery' },
    },
    {
      name: 'counted reports',
      lang: 'en',
      steps: [
        '(have |ive |i )(reported|raised|logged|flagged|mentioned|explained|complained)',
        8,
        '(two|three|four|five|six|seven|eight|ten|#|several|many|multiple|countless|a dozen) times, twice',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'repaired so many times',
      lang: 'en',
      steps: [
        '(repaired|fixed|replaced|serviced|patched|changed)',
        3,
        '(two|three|four|five|six|seven|#|several|many|multiple) times, twice',
        10,
        '@enStill, out, again, @enFault',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'nth letter about it',
      lang: 'en',
      steps: [
        '@enNth (email|mail|letter|message|call|complaint|time|request|ticket|chat|attempt|reminder)',
        4,
        'about, regarding, concerning, on, for, to',
      ],
      unless: { sentence: '@enFine' },
    },
    {
      name: 'a fault, counted',
      lang: 'en',
      steps: [
        '@enFault',
        3,
        '(two|three|four|five|six|seven|eight|ten|#|several|many|multiple|countless) times, twice (this|since|in|already|now|within)',
      ],
      unless: { sentence: '@enFine, for one order' },
    },
    {
      name: 'already done, asked again',
      lang: 'en',
      steps: [
        'already (sent|told|given|provided|explained|submitted|reported|filled|emailed|uploaded|called|done|complained)',
        10,
        'again, twice, three times, several times, still',
      ],
      across: 1,
      unless: { sentence: '@enFine' },
    },
  ],
};
