import type { SignalPack } from '#kernel/text/signals/signal';

/** The customer asks, now or before in vain, for a human being or somebody in charge: as said in English. */
export const askedForHumanEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enHuman: `humans?, persons?, people, human being, human beings, agents?, representatives?, representitive, reps?, operators?, managers?, supervisors?, superviser, somebody, someone, anyone, anybody, advisors?, advisers?, member of staff, staff member, team leader, boss, person in charge, whoever is in charge, whoevers in charge, individual, live chat with a person, customer (service|services|care|support)( (rep|agent|representative))?, employee, csr, nurse, receptionist, in charge, live (agent|person|human|rep|operator)`,
    enRole: `humans?, human being, agents?, representatives?, representitive, reps?, operators?, managers?, supervisors?, advisors?, advisers?, live (agent|person|human|rep|operator), real (person|human|agent|people), actual (person|human|agent|people), person, member of staff, team leader`,
    enTalkTo: `(speak|speaking|talk|talking|spk|tlk|chat|chatting|connect|connected|connecting|transfer|transferred|transfering|put (me )?(through|thru)|get (me )?(through|thru)|escalate|escalated|forward|forwarded|switch|switched|patch|patched) (me |this |us |my call |my case )?(to|with|2|w)?( (to|with))?, reach, get hold of, get ahold of, get a hold of, get through to, find, contact, hear from, get, hand(ed)? (me )?over to`,
    enAsk: `i want, i need, i wanna, want to, need to, wanna, would like, id like, id rather, i would rather, rather, let me, can i, could i, may i, can we, please, pls, plz, how (do|can|could) (i|we), where (can|do|could) i, is there (a|any|anyway|some), is there, i demand, demand to, i insist, i require, require, get me, give me, gimme, put (me|a|someone), connect me, transfer me, i wish to, wish to, allow me to, just want, trying to, tried to, tried, asked (to|for), asking (to|for), asked, ask for, keep asking, i just want, why (cant|cannot) (i|we), why cant, no way to, no option to, impossible to, cant, cannot, can not, unable to, couldnt, could not, no one to, nobody to, refused to let me, wont let me, want, need, looking for, request(ed|ing)?, typed, pressing, hours? to, days to, enough, i prefer to, can someone, hoping to, waiting to, begging to, begged`,
    enDone: `transfer to someone, someone else, someones, in person, transfer my, send money, sent money, transfer money, a card for, help me unblock, pleasure, great to (talk|speak), nice to (talk|speak|deal), lovely to, good to (talk|speak), i spoke (to|with), spoke with, i talked to, talked to someone yesterday, dont need (an|a|to)? ?(agent|person|human|manager|representative|speak|talk)?, do not have, no need, thank you for letting, thanks for letting, amazing, got through, in seconds, was (kind|rude|helpful|fantastic|great|lovely|pleasant|nice|friendly), were (kind|friendly|rude|helpful), to my wife, to my husband, talk to siri, add a (manager|user), real estate, travel agent, i am a, im a, by mail only, no calls, first, you are talking, human resources, solved (it|everything), my manager`,
    enMachine: `bots?, chatbots?, chat bot, robots?, machines?, automated, automation, recording, recordings, menus?, computer, ai, virtual (agent|assistant), template, ivr, voice prompt, auto reply, auto replies, canned`,
  },
  rules: [
    {
      name: 'wants to speak to somebody',
      lang: 'en',
      steps: ['@enAsk', 5, '@enTalkTo', 4, '@enHuman'],
      unless: {
        sentence: '@enDone',
        before: 'dont, no need to, do not',
        inside: 'about my bill, my wife, my husband',
      },
    },
    {
      name: 'speak to a human',
      lang: 'en',
      steps: [
        '(speak|talk|spk|tlk|chat|connect|transfer|escalate|put through|put me through|get through) (me )?(to|with|2|w)',
        4,
        '@enRole, someone, somebody, anyone, customer service, your boss, in charge, live chat',
      ],
      unless: {
        sentence: '@enDone, siri',
        before: 'dont, pleasure to, great to, nice to, lovely to, good to, no need to, letting me',
      },
    },
    {
      name: 'wants somebody',
      lang: 'en',
      steps: [
        'i want, i need, i wanna, get me, give me, gimme, i would like, id like, i demand, i asked for, asked for, i require, want, need, i request, requesting, looking for, is there, asking for, typed, i prefer, call a real, call a, id rather have, put, send me, let me have, can i (get|have), could i (get|have), may i have, no',
        4,
        '(a |an |the |your |some |another )?(human|person|agent|representative|rep|operator|manager|supervisor|real person|live agent|live person|human being|real human|actual human|actual person|advisor|adviser|humans|team leader|member of staff)',
      ],
      unless: {
        sentence:
          '@enDone, estate, travel, cleaning, password, task, price, add a, resources, error, called me back, do not have',
        before: 'dont, do not, no, didnt, doesnt',
        after: 'to my account, of contact, price, size, error, resources, who ordered, on the line was',
        inside: 'no, not',
      },
    },
    {
      name: 'a human, please',
      lang: 'en',
      steps: [
        'agents?, representative, representitive, rep, operator, human, humans, real (human|person), live (agent|person|human), person, manager, supervisor, customer service, advisor, adviser, human being, real agent, actual person',
      ],
      atMostWords: 4,
      unless: {
        sentence:
          'great, rude, good, bad, nice, was, is, am, are, in person, price, friendly, kind, thanks, thank, helpful, only, error, resources, estate, travel, my, not, no need, excellent, lovely, professional, every, password, task, size, the, polite, from, sales',
      },
    },
    {
      name: 'a human, and not a machine',
      lang: 'en',
      steps: [
        'real (person|human|people|agent|someone), actual (person|human|people|agent|human being), live (person|human|agent|operator|rep|chat with a person), human (being|response|agent|rep|representative|help|support|contact|touch|operator|answers?)',
        30,
        'please, pls, not, instead, need, would, answer, call, cant, there, nice, available',
      ],
      unless: { sentence: '@enDone, fantastic, great' },
      weight: 0.6,
    },
    {
      name: 'no machine',
      lang: 'en',
      steps: [
        'not a, not this, not another, stop the, no more, dont want to (talk|speak|chat) (to|with) (a|your|the|this)?, instead of (a|this|the|your)?, enough (with|of) (the|your|this), sick of (the|your|this|talking to)?, tired of (the|your|this|talking to)?, rather than (a|your|this|the), no, just, only, are you a, talking to a, is this a, hate (the|your|this), useless, ignores, or just',
        3,
        '@enMachine',
      ],
      requires: '@enHuman, speak, talk, enough',
      unless: { sentence: '@enDone, im not a, i am not a, check fails, let me in, vacuum' },
    },
    {
      name: 'no machine, said outright',
      lang: 'en',
      steps: [
        '(dont|do not) want to (chat|talk|speak|deal) (with|to) (a |your |this |the |any )?(bot|chatbot|robot|machine|computer|recording|ai)',
      ],
    },
    {
      name: 'the machine fails, a human please',
      lang: 'en',
      steps: [
        '@enMachine',
        10,
        '(need|want|give me|get me|ignores|for) (a |an )?(human|person|agent|someone|representative|operator), asking for a person, to someone, to a (human|person)',
      ],
      across: 1,
      unless: { sentence: '@enDone' },
    },
    {
      name: 'nobody can be reached',
      lang: 'en',
      steps: [
        'no way to, impossible to, cant, cannot, can not, unable to, couldnt, no option to, no one to, nobody to, noone to, no human, tried for (hours|days|weeks|an hour), trying for (hours|days|weeks|an hour), why cant i, no, been trying to',
        4,
        '(talk|speak|reach|get hold of|get ahold of|get through|get thru|contact|find) (to|with|of)?, available',
        4,
        '@enHuman, menus, ever, you by phone',
      ],
      unless: { sentence: '@enDone', after: 'the app' },
    },
    {
      name: 'nobody to talk to',
      lang: 'en',
      steps: [
        '(nobody|no one|noone|no human|no humans|no real people|not a single person) (to (talk|speak)|available|i can (talk|speak)|there to)',
      ],
      unless: { sentence: '@enDone' },
    },
    {
      name: 'somebody should call',
      lang: 'en',
      steps: [
        '(have|need|want|ask|get|could|can|would|please have|like|tell) (someone|somebody|a person|a representative|a manager|a human|an agent|a real person|a member of staff|the manager|a supervisor|anyone|a rep)',
        3,
        'call, ring, phone, contact, call me, to call, to ring, to contact, get in touch, reach out, help me',
      ],
      unless: { sentence: '@enDone, do not have, dont have, no calls, called' },
    },
    {
      name: 'is anybody there',
      lang: 'en',
      steps: [
        'is there (anybody|anyone|someone|somebody|a human|a person|a real person) (there|i can|out there|real|who|alive)?, (anyone|anybody|someone) real, is (anyone|anybody) (there|real|alive), (am i|are you) (talking to )?(a |an )?(robot|bot|machine|human|real person|computer|real|person|ai)',
      ],
      unless: { sentence: '@enDone, vacuum' },
    },
    {
      name: 'in charge of you',
      lang: 'en',
      steps: [
        '(your|a|the|get me a|with a) (manager|supervisor|superior|boss|team leader), in charge, someone higher',
        40,
        'now, please, refused, want, demand',
      ],
      weight: 0.4,
      unless: { sentence: '@enDone, helpful, left' },
    },
    {
      name: 'asked for one and was refused',
      lang: 'en',
      steps: [
        'asked (for|to speak|to talk|to be)',
        5,
        '@enRole',
        10,
        'refused, denied, ignored, no, never, hung up, disconnected, told',
      ],
    },
    {
      name: 'no machine, said outright',
      lang: 'en',
      steps: [
        'refuse to, not, wont, will not, stop making me, sick of, tired of, done, hate',
        3,
        '(talk|talking|speak|speaking|discuss|discussing|chat|chatting|deal|dealing|argue|arguing)',
        4,
        '@enMachine',
      ],
      unless: { sentence: '@enDone' },
    },
    {
      name: 'puts it to the machine again and again',
      lang: 'en',
      steps: [
        '(said|say|typed|type|pressed|pressing|shouted|asked for|wrote|entered|saying|keep saying)',
        3,
        '@enRole, zero, 0',
        8,
        'times, again, loop(s|ing)?, nothing, over and over, ignores',
      ],
    },
    {
      name: 'never reaches a person',
      lang: 'en',
      steps: [
        'never, doesnt let, does not let, wont let, wont allow, refuses to let',
        5,
        'reach, speak, talk, get through, connect',
        4,
        '@enHuman',
      ],
      unless: { sentence: '@enDone' },
    },
    {
      name: 'a call from a person',
      lang: 'en',
      steps: [
        '(want|need|like|appreciate|prefer|request|requesting|waiting for|can i get|could i get|please arrange) a (phone )?(call|callback|call back|conversation|chat)',
        4,
        'from, with',
        4,
        '@enHuman, your staff, staff, team',
      ],
      unless: { sentence: '@enDone, got a call' },
    },
    {
      name: 'where are the humans',
      lang: 'en',
      steps: [
        'where (are|is|can i find) (the|your|all the|a|any), are there any, do you have any, any, is there',
        2,
        'humans, real people, human beings, people there, real agents, live agents, human, real person',
      ],
      unless: { sentence: '@enDone, error, size' },
    },
  ],
};
