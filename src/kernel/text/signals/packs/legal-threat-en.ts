import type { SignalPack } from '#kernel/text/signals/signal';

/** The customer takes or announces steps at law, or goes to whoever watches over us: as said in English. */
export const legalThreatEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enLawyer: `lawyers?, laywers?, lawers?, attorneys?, attorny, attornies, solicitors?, barrister, counsel, legal (team|counsel|representative|representation|advisor|adviser|advice|department|people|help), law firm`,
    enCourt: `court, courts, small claims, tribunal, a judge, the judge, arbitration, magistrate`,
    enWatch: `ombudsman, ombudsmen, ombudsmans, ombudsperson, ofcom, ofgem, ofwat, fca, fcc, cfpb, ftc, bbb, better business bureau, trading standards, consumer (council|protection|affairs|rights|watchdog|bureau|association|court|agency|advice|commission|authority|ombudsman), citizens advice, regulators?, (the )?(dot|d.o.t), department of (transportation|transport|health|insurance|consumer|justice|labor|financial|energy), attorney general, attorney generals, insurance commission(er)?, commissioner, (public )?utility commission, utilities commission, public service commission, watchdog, data protection (authority|commissioner|office), information commissioner, ico, banking supervision, financial (services )?authority, supervisor of banks, supervision of banks, health ministry, ministry of (health|communications|justice|economy|transport|energy), authorities, licensing board, medical board, state board, privacy commissioner, competition authority, aviation authority, caa`,
    enTurn: `next call, start proceedings, proceedings, enforce, heading to, headed (to|for), off to, end up, ending up, no option but to, in writing for, report(ed|ing|s)?, complain(ed|ing|ts?)?, complaints?, filing, filed, file, lodged?, lodging, submit(ed|ing)?, submited, submitted, escalat(e|ed|ing), going to, go to, goes to, gone to, take (this|it|you|the|my), taking (this|it|you|the), took, tak(e|en|ing) (this )?further, contact(ed|ing)?, contacting, write to, writing to, wrote to, written to, inform(ed|ing)?, notify, notified, notifying, refer(ed|ing)?, referred, call(ed|ing)? (the|my|a), next step, next stop, last stop, hear from, will hear, be hearing from, involv(e|ed|ing), get, getting, hir(e|ed|ing), retain(ed|ing), consult(ed|ing)?, spoken (to|with), spoke (to|with), speaking (to|with), talk(ed|ing) (to|with), seek(ing)?, sought, pursu(e|ed|ing), see you, meet you, opened a case, case with, raised (this|it|a case|a), raising, forward(ed|ing)?, cc, copied to, copying in, via, through, before, brought to, bring this to, has been instructed, instruct(ed|ing)?, in touch, handed (this|it|over), hand(ing)? (this|it) over, appeal(ing)? to, approach(ing|ed)?, involved, decide, from now on, letter from, letter to, drafting, dispute this, make me`,
    enNoThreat: `not going to, wont be, no need for, would never, will never sue, is a, was a, work as, as a, i am an?, im an?, for my, mortgage, recommended, insurance, the house, tennis, food, next to, where can i, is there, do you offer, do you have, in the news, power of attorney, office, discount, copy of the, jury, reporter, approved`,
  },
  rules: [
    {
      name: 'will sue',
      lang: 'en',
      steps: [
        `(will|ill|shall|gonna|going to|to|be|am|im|about|we|well|could|might|would|should|can|ready to|of) (be )?(sue|suing) (you|u|ya|your|the|them|this|for|over|if|everyone|everybody|yall)?, (will|ill|gonna|going to|to|of|be|im|am|considering|about|well|prepared to|want to|and|or) (be )?(sue|suing), (sue|suing) (you|u|ya|your|the (company|bank|council|hospital|airline|shop|store|pharmacy|city)), lawsuits?, law suits?, class actions?, litigat(e|ing|ion), seek(ing)? damages, press(ing)? charges, letter before (action|claim), pre action, served (with )?papers, lawyer(ed|ing)? up, lawyering up, get a court order, small claims, intent to sue, notice of (legal|intent)`,
      ],
      unless: {
        before: 'not, never, dont, wont, no',
        sentence: 'would never, not going to, in the news, im not, i am not, no intention',
      },
    },
    {
      name: 'steps at law',
      lang: 'en',
      steps: [
        `legal (action|proceedings?|steps?|route|claim|recourse|remed(y|ies)|measures|means|case|threat|process|challenge), (pursue|pursuing|take|taking|handle|settle|fight|go|proceed|act|pursued) (this |it |you |the matter |things )?(further )?legally, legally pursue, through the courts, in (a )?court of law, take action in court`,
      ],
      unless: { before: 'no, not', sentence: 'wont be taking, not taking, no need' },
    },
    {
      name: 'goes to court',
      lang: 'en',
      steps: [
        `@enTurn, take you, (see|meet) (you|u|ya|yall), drag you, taking you, take this, ends? (up )?in, end up in, filing in, claim in, dispute, settle (this|it) in, fight (this|it|you) in, let, go to, this to, you to, claim compensation`,
        6,
        '@enCourt',
      ],
      unless: {
        sentence:
          'tennis, food court, jury, reporter, next to, copy of the court, court booking, court shoes, basketball',
        before: 'not, wont',
      },
    },
    {
      name: 'turns to a lawyer',
      lang: 'en',
      steps: ['@enTurn, will be, will, talk to, letter, involve, hear from', 5, '@enLawyer'],
      unless: {
        sentence:
          'statement for, mortgage, the house, your legal, our legal team approved, power of, discount, insurance, recommended, no need, is there, law student, form',
        before: 'no need, not, dont',
      },
    },
    {
      name: 'my lawyer',
      lang: 'en',
      steps: [
        `(my|our) (lawyers?|laywers?|lawers?|attorneys?|attorny|solicitors?|legal team|counsel|barrister) (will|is|are|has|have|says|said|would|wants|thinks|advised|tells|told|can|agrees|believes|and)`,
      ],
      unless: { sentence: 'mortgage, approved the contract, recommended, the house, form, please proceed' },
    },
    {
      name: 'a lawyer who will write',
      lang: 'en',
      steps: [
        'lawyers?, laywers?, attorneys?, solicitors?',
        6,
        'will (be )?(write|writing|contact|contacting|call|file|take|send|handle|draft|hear|respond)( to)? ?(you)?, drafting, in touch, has a case, have a case, i have a case, and i have',
      ],
      unless: { sentence: 'mortgage, recommended' },
    },
    {
      name: 'goes to who watches over us',
      lang: 'en',
      steps: ['@enTurn, this, hear about, next step is, next is, will be', 8, '@enWatch'],
      unless: {
        sentence:
          'is there, where can i, gas regulator, regulator on, number printed, at your bank, in the news, internally, standards are high, the police, do you have, phone number for',
        before: 'not, wont, no need to',
      },
    },
    {
      name: 'who watches over us will hear of it',
      lang: 'en',
      steps: [
        '@enWatch',
        6,
        'complaint, will (be )?(hear|hearing|know|decide|notified|informed|contacted|investigate|deal), case, next, if you, if i, if this, against you, about (you|this)',
      ],
      unless: {
        sentence:
          'is there, number printed, does not concern, where can i, standards are high, gas, regulator on',
      },
    },
    {
      name: 'police against you',
      lang: 'en',
      steps: ['police, police report, the cops', 8, 'against (you|your|the company|the bank)'],
    },
    {
      name: 'the law and steps',
      lang: 'en',
      steps: [
        'illegal, breaking the law, against the law, unlawful, breach of contract',
        10,
        'action, court, charges, report (you|this), sue, authorities, lawyer, legally, consequences',
      ],
    },
    {
      name: 'courts and rights',
      lang: 'en',
      steps: [
        'i know my rights, enforce, proceedings, county court, crown court, high court',
        8,
        'court, proceedings, legally, lawyer, against you',
      ],
      unless: { sentence: 'next to, jury' },
    },
    {
      name: 'papers at law',
      lang: 'en',
      steps: [
        'expect, send(ing)?, receive, receiving, get, getting, serve, serving, await',
        2,
        'legal (papers|letter|notice|documents|correspondence|challenge), court papers, a summons, summons, a subpoena, a writ',
      ],
      unless: { sentence: 'did you get, how do i' },
    },
    {
      name: 'goes to a department that watches over us',
      lang: 'en',
      steps: [
        'complaint (with|to), complained to, report(ed|ing)? (you|this|it)? ?(to|with), filed (it |this )?with, taking (this|it) to, write to, contact(ing|ed)?',
        5,
        '(insurance|health|banking|consumer|transportation|labor|utilities|state|federal|county|city|government) (department|board|office|agency|commission|authority|bureau|inspectorate), my mp, my congressman, my senator, the government, the minister, the ministry',
      ],
      unless: { sentence: 'how do i, where do i, office hours' },
    },
  ],
};
