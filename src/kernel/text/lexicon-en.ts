import type { LexiconRow } from './lexicon.ts';

/**
 * What English words of service are worth, from -4 (a disaster) to 4 (delight). Written by hand from knowledge of
 * the trade; a phrase outweighs its words, so idioms and sarcasm stand here as themselves.
 */
export const ENGLISH: readonly LexiconRow[] = [
  {
    weight: 4,
    terms: `amazing, amazingly, awesome, excellent, outstanding, fantastic, exceptional, superb, phenomenal, stellar, incredible, brilliant,
      best ever, the best, above and beyond, second to none, made my day, saved the day, saved my day, lifesaver, life saver, blown away, five stars,
      5 stars, ten out of ten, highly recommend, cant thank you enough, cannot thank you enough, thank you so much, thanks so much, rock star, you rock, you guys rock, you guys are the best, world class, top notch, first class service, flawless, flawlessly, wonderful, wonderfully, delighted, love you guys, love you, love it, loved it`,
  },
  {
    weight: 3,
    terms: `great, love, loved, loves, loving, perfect, perfectly, impressed, impressive, grateful, appreciate, appreciated, appreciates, kudos, shout out, shoutout, props to, thrilled, happy, pleasure, pleasant, pleasantly surprised, delightful, super helpful, very helpful, so helpful, beautiful, beautifully, lovely, exceeded, well done, good job, great job, nice job, nicely done, keep up the good work, keep it up, best, yay, woohoo, hooray, huge thanks, many thanks, big thanks, much appreciated, not bad at all, no complaints, nothing but praise, cant complain, hassle free, without any problems, couldnt be happier, could not be happier, couldnt be better, could not be better, never disappoints, never disappointed, never let me down, worth every penny, problem solved, all sorted, sorted it out, solved my problem, fixed it right away, rave, outdid, favorite, favourite, exciting, excited, so nice, very nice, you are great, ur great, classy, gem`,
  },
  {
    weight: 2,
    terms: `thanks, thank you, thankyou, thx, ty, tysm, good, nice, kind, kindly, friendly, helpful, helped, polite, courteous, caring, professional, professionally, efficient, efficiently, quick, quickly, fast, prompt, promptly, smooth, smoothly, easy, easily, convenient, comfortable, comfy, clean, reliable, responsive, patient, attentive, satisfied, pleased, glad, enjoy, enjoyed, enjoying, enjoyable, fun, cool, win, winning, safe, clear, recommend, recommended, smile, smiling, smiles, congrats, congratulations, resolved, solved, fair, generous, welcoming, warm, hero, heroes, cheers, works well, worked well, on time, ahead of schedule, in no time, no problem, no problems, no issues, no trouble, right away, not bad, looking forward, cant wait, can not wait, cannot wait, upgraded me, free upgrade, better, improved, fixed, sweet, respect, honest, trust, understanding, compassion, compassionate, value for money, good value, great value, stress free, at ease, made it`,
  },
  {
    weight: 1,
    terms: `ok, okay, fine, works, working, decent, acceptable, interesting, correct, useful, simple, ready, hope, please, affordable, cheap, available, got it, perks, free`,
  },
  {
    weight: -1,
    terms: `wait, waiting, waited, late, problem, problems, issue, issues, trouble, hold, on hold, delay, wrong, mistake, error, expensive, hard, difficult, slow, slowly, stuck, still, again, why, unfortunately, sorry, cancel, cancelled, canceled, missed, missing, down, unclear, complicated, unable, refuse, refused, refuses, overpriced, pricey, fee, fees, charged me, old, dirty, cold, crowded, cramped, noisy, loud, tired, hours, supposed to, expected better, how long, rebook, rebooked, no one, nobody, concerned, weird, tight, meh, mediocre, average at best, seriously, really?, please help, help me, need help, no response, no reply, no answer, any update, any updates, when will, how come, instead, bumped, grounded, standing in line, long line, lines, transferred, hung up, disconnected, glitch, bug, crash, crashes, crashed, pathetic attempt`,
  },
  {
    weight: -2,
    terms: `bad, badly, poor, poorly, delayed, delays, complaint, complaints, complain, complaining, broken, broke, doesnt work, does not work, not working, wont work, isnt working, didnt work, dont work, cant, cannot, can not, couldnt, wont, fail, failed, fails, failing, failure, lost, lose, losing, damaged, annoyed, annoying, upset, unhappy, sad, hurt, confused, confusing, frustrating, frustrated, frustration, disappointed, disappoints, disappointing, disappointment, disappoint, dissatisfied, unsatisfied, unacceptable, unprofessional, unhelpful, inconvenience, inconvenient, inconvenienced, inconsiderate, incompetent, lack, lacking, ignored, ignore, ignoring, ignores, nothing, never, stranded, stuck on, overcharged, charged twice, double charged, hidden fees, misleading, misled, lied, lying, lies, lie, liar, liars, rude, rudely, rudeness, impolite, angry, mad, hate, hates, hated, stop, useless, pointless, waste, wasted, wasting, waste of time, waste of money, too long, too late, took forever, forever, never again, last time, no help, zero help, fed up, sick of, tired of, had enough, enough is enough, ashamed, shame, embarrassing, embarrassed, mess, chaos, chaotic, nonsense, unreliable, unresponsive, unfriendly, unfair, dishonest, careless, clueless, worse, worsening, downhill, switching, leaving, cancelling, refund, compensate, compensation, excuse, excuses, blame, doesnt care, dont care, does not care, do not care, nobody cares, no one cares, not happy, not good, not good enough, not great, not impressed, not okay, not ok, not cool, not fair, not acceptable, not helpful, not satisfied, hung up on me, kept me waiting, for hours, hours on hold, on hold for, no explanation, no communication, no apology, no accountability, no idea, makes no sense, make no sense, cant believe, in circles, the runaround, run around, runaround, back and forth, ruined, ruining, ruin, disconnect, misplaced, mishandled, lousy, crappy, crap, sucks, suck, sucked, sucky, stupid, dumb, idiots, idiot, wtf, wth, smh, ugh, argh, fml, bs, screwed, screw, screwing, pissed, damn, hell, joke, a joke, what a joke, laughable, ripoff, rip off, ripped off, lawyer, sue, bye bye, lost my business, lost a customer, lost my bag, lost my luggage, lost luggage, lost bag, late flight, late again, cancelled flight, cancelled flightled, cancelled my flight, missed my connection, missed connection, miss my connection, miss my flight, missed my flight, missed our connection, missed flight, sitting on the tarmac, stuck on the tarmac, on the tarmac, customer service fail, overbooked, oversold, no showed, no show, didnt show up, never showed up, never arrived, never came, never called, never called back, no call back, not answering, no one answers, wont answer, cant get through, cant get`,
  },
  {
    weight: -3,
    terms: `terrible, terribly, awful, awfully, horrible, horribly, horrific, disgusting, disgusted, disgrace, disgraceful, appalling, appalled, atrocious, dreadful, pathetic, ridiculous, ridiculously, outrageous, outraged, outrage, unbelievable, furious, livid, nightmare, disaster, disastrous, catastrophe, catastrophic, scam, scammers, scammed, fraud, fraudulent, theft, thieves, thief, stealing, stole, stolen, steal, crooks, insulting, insulted, insult, abysmal, horrendous, inexcusable, deplorable, shameful, shameless, negligent, negligence, dangerous, unsafe, worst, the worst, worst ever, worst experience, worst service, never flying, never fly, never use, never buy, never coming back, will never, avoid, stay away, buyer beware, do not buy, dont buy, dont bother, do not recommend, dont recommend, would not recommend, wouldnt recommend, cannot recommend, cant recommend, zero stars, one star, 1 star, bullshit, asshole, assholes, shit, shitty, fuck, fucking, fucked, effing, freaking, hell on earth, thanks for nothing, thank you for nothing, thx for nothing, no thanks to, thanks a lot for nothing, thanks for ruining, thanks for the delay, thanks for losing, thanks for cancelling, thanks for canceling, thanks for wasting, great job losing, great job ruining, way to go, way to ruin, nice try, yeah right, another delay, another delayed, another cancellation, another cancelled, yet another, just great, oh great, so much for, as usual, what else is new, slow clap, could be better, could have been better, anything but helpful, leaves a lot to be desired, least helpful, too bad, good luck getting, good luck reaching, well done for nothing, epic fail, big fail, major fail, losing my mind, drives me crazy, out of control, treated like, like cattle, cheated, deceived, deceptive, predatory, extortion, robbery, daylight robbery, unforgivable`,
  },
  { weight: 3, terms: `❤, ♥, 😍, 🥰, 😘, 🤩, 🎉, 🏆, 🥇, 💯, 💖, 💕, 💙, 💚, 💛, 💜, 😻` },
  {
    weight: 2,
    terms: `😊, 😀, 😃, 😄, 😁, 🙂, ☺, 😇, 👍, 👏, 🙏, 🙌, 👌, 💪, 🌹, 🌸, 🌺, 💐, ⭐, 🌟, ✨, 😎, 🤗, 🥳, :)`,
  },
  { weight: -1, terms: `😕, 🙁, 😐, 😒, 🤔, 😬, 😳, 🥺, 😟, 🙄` },
  { weight: -2, terms: `😞, 😔, 😢, 😭, 😩, 😫, 😤, 👎, 💔, 😣, 😖, 🤦, 😓, 😥, :(` },
  { weight: -3, terms: `😡, 😠, 🤬, 🤮, 🤢, 💩, 🖕, 👿` },
];

export const ENGLISH_NEGATORS = `not, no, never, dont, doesnt, didnt, isnt, arent, wasnt, werent, cant, cannot, couldnt, wont, wouldnt, shouldnt, hasnt, havent, hadnt, aint, without, hardly, barely, neither, nor, nobody, none, nothing, lack, lacks, zero, far from, anything but, less than, isn't`;
export const ENGLISH_RAISERS = `very, really, so, extremely, super, incredibly, totally, absolutely, completely, truly, highly, such, too, insanely, utterly, beyond, quite, most, always, deeply`;
export const ENGLISH_LOWERERS = `slightly, somewhat, a bit, a little, kind of, kinda, sort of, fairly, mildly, maybe, perhaps, hopefully, if, would be, could be, would have been, should be`;
export const ENGLISH_TURNS = `but, however, yet, except, nevertheless, nonetheless, unfortunately, until, only to, and then`;
export const ENGLISH_CONCESSIONS = `although, though, even though, despite, in spite of, while`;
