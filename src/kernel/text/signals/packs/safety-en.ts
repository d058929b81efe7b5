import type { SignalPack } from '#kernel/text/signals/signal';

/** Danger to life, health, body or property. Better one too many than one too few, but no figures of speech: as said in English. */
export const safetyEn: Pick<SignalPack, 'words' | 'rules'> = {
  words: {
    enThing: `router, charger, battery, socket, outlet, plug, device, phone, machine, heater, oven, stove, cooker, boiler, meter, box, cable, wire, wires, panel, lamp, light, adapter, laptop, fridge, kettle, dryer, tv, car, scooter, bike, chair, toy, product, wall, roof, ceiling, house, apartment, building, kitchen, appliance, modem, unit, fuse box, cord, extension, blanket, pavement, stairs, bridge, pole, tree, bus, train`,
    enPeople: `child, children, kid, kids, baby, babies, toddler, infant, newborn, son, daughter, wife, husband, mother, mom, mum, father, dad, grandmother, grandma, grandfather, elderly, neighbou?r, neighbou?rs, someone, somebody, people, me, i, my hand, we, pregnant, patient, patients, pedestrian, pedestrians, passenger, passengers, she, he, everyone, anyone, pet, dog`,
    enFigure: `on fire today, you guys are on fire, sale is on fire, killing me, dying to, died laughing, blood is boiling, insurance, policy cover, cover fire, fire tv, fire stick, fired, firewall, fees, my wallet, prices, feelings, data in a day, hot deals, do you sell, in stock, detectors, discount, menu, flavou?r, dynamite, patience, no danger, not dangerous, isnt dangerous, lose my, great job, free hotel, question, saved my life, life saver, killer, kit, death certificate, attitude, thanks`,
  },
  rules: [
    {
      name: 'gas',
      lang: 'en',
      steps: [
        'gas leak(s|ing|age)?, leaking gas, gas is leaking, (smell(s|ing|ed)?|smelt|odou?r|whiff|stink|reek(s|ing)?|stench) (of |like |the |a |strong |strongly of )?(strong )?gas, smell gas, gas smell, carbon monoxide, co alarm, (leak(s|ing)?|fumes) (of )?(gas|fumes|chemicals), gas fumes, leaking fumes',
      ],
      unless: { before: 'no, not', sentence: 'do you sell' },
    },
    {
      name: 'fire and smoke',
      lang: 'en',
      steps: [
        '(caught|catch(es|ing)?|set|started|is|was|are|were) (on )?fire, on fire, went up in flames, in flames, burst into flames, flames, fire in (the|my|our), house fire, electrical fire, smoke (is |was )?(coming|pouring|billowing|from|rising|out|filled|everywhere), smoking, started (to smoke|smoking|burning|melting), smell(s|ed|ing)? (of |like )?(something )?(burning|burnt|burned|smoke), burning smell, burnt smell, burning plastic, sparks?, sparking, sparked, started a fire, burned down, burnt down, burst into fire, fire hazard, smouldering, smoldering, scorch(ed|ing)?, singed',
      ],
      requires: '@enThing, @enPeople, fire, smoke, burning, flames, sparks, sparking',
      unless: {
        sentence: '@enFigure, smoke free, smoking area, no smoking, quit smoking, non smoking, fire sale',
        before: 'no, not',
      },
    },
    {
      name: 'a thing bursts or burns',
      lang: 'en',
      steps: [
        '@enThing',
        8,
        'explod(e|ed|es|ing), exploded, blew up, blown up, swollen, swell(ed|ing)?, bulging, overheat(s|ed|ing)?, overheated, melted, melting, burnt, burned, red hot, too hot to touch, burn(s|ed|t|ing) (my|the|his|her|through|a), collapsed?, collapsing, snapped, fell on, about to (fall|collapse), falling (down|off|apart on), shattered, came off, gives? (me )?(a |an )?(electric )?shocks?',
      ],
      unless: { sentence: '@enFigure, dropped, pocket' },
    },
    {
      name: 'it burned me',
      lang: 'en',
      steps: [
        '(burn(ed|t|s)?|scald(ed)?|shock(ed|s)|electrocuted|zapped|cut|injured|hurt|hit|bit|poisoned|choked) (my|me|his|her|our|him) ?(hand|hands|arm|face|leg|son|daughter|finger|fingers|child|baby|kid|head|eye|skin|wife|husband|dog)?, it burn(ed|t)? my, explod(ed|es|ing) (on|in) (my|the)',
      ],
      unless: { sentence: '@enFigure, by the price, hidden, by how, by the' },
      requires:
        'hand, hands, arm, face, leg, son, daughter, finger, fingers, child, baby, head, eye, skin, @enThing, hospital, electrocuted',
    },
    {
      name: 'electricity',
      lang: 'en',
      steps: [
        'electric(al)? shocks?, electrocut(ed|ion|e), (exposed|live|bare|loose|dangling|hanging|downed|sparking) (electric(al)? )?(wires?|wiring|cables?|cabling|power ?lines?), (wires?|cables?|cabling|wiring) (is |are |was |left |were )?(exposed|live|bare|hanging|dangling|down), (power|electric) ?lines? (is |are )?(down|fallen|fell|hanging), wire exposed, short circuit, near the electrics',
      ],
      unless: { before: 'no' },
    },
    {
      name: 'danger, said outright',
      lang: 'en',
      steps: [
        '(safety|fire|health|choking|trip|serious|electrical|public) (and safety )?(hazard|risk|danger|issue|concern|violation)s?, hazardous, life threatening, life or death, matter of life, going to get (hurt|killed), get (hurt|killed), (very |so |extremely |really |its |it is |thats |this is |is )dangerous, dangerous (for|to) (the |my |our )?(kids|children|public|people|anyone|health|drivers|pedestrians), in danger, danger to (life|the public|my|our|children|health|people|others), grave danger, immediate danger, unsafe, not safe (for|to), isnt safe, risk to life, emergency, accident waiting to happen, before someone (is|gets), nearly (killed|died|electrocuted|drowned|set)',
      ],
      unless: {
        sentence:
          '@enFigure, exit was, emergency fund, only annoying, emergency number, emergency exit, laughing, small businesses, emergency call out fee, transfer, cancelled, lost my phone, my account',
        before: 'not, no, never, isnt, not so, small',
      },
    },
    {
      name: 'somebody will be hurt',
      lang: 'en',
      steps: [
        'someone, somebody, child, kid, kids, children, anyone, people, we, he, she, they',
        1,
        'is, are, will, could, may, might, going to, can, would, nearly, almost',
        2,
        'hurt, killed, die, died, injured, electrocuted, burned',
      ],
      unless: { sentence: '@enFigure, small businesses, laughing' },
    },
    {
      name: 'somebody is hurt',
      lang: 'en',
      steps: [
        '(was|were|got|is|am|are|been|badly|seriously|left me|been) (badly |seriously |severely )?(injured|hurt|hospitali[sz]ed|hospitalised|hospitalized|wounded|unconscious|poisoned|burned|burnt|electrocuted|scalded|bleeding|rushed to), injur(y|ies|ed), bleeding, broke (my|his|her) (hip|arm|leg|wrist|ankle|nose|foot|tooth|back|collarbone), fractured, concussion, unconscious, passed out, fainted, collapsed in, (rushed|taken|went|ended up) (to|in) (the )?(hospital|er|a e|emergency room|emergency), in hospital with, stitches, chok(ed|ing) on, choked on, swallowed (a|part|battery|magnet|the (battery|magnet|piece|part)), knocked out, (trip(ped|s)?|slip(ped|s)?|fell|fall) (on|over|down|because|due|and|off|from|into|through) (of )?(the|a|your|that|broken|and)?',
      ],
      requires:
        'injured, injury, hospital, bleeding, hip, arm, leg, wrist, ankle, head, broke, broken, stitches, unconscious, passed out, fainted, choked, choking, swallowed, hurt, burned, electrocuted, poisoned, pavement, stairs, sidewalk, pothole, hole, concussion, fractured, emergency room',
      unless: { sentence: '@enFigure, feelings, connection, phone fell, my wallet, screen' },
    },
    {
      name: 'health at once',
      lang: 'en',
      steps: [
        'ambulance, (chest|heart) pains?, heart attack, stroke, cant breathe?, can not breathe?, cannot breathe?, cant breath, struggling to breathe, difficulty breathing, trouble breathing, short(ness)? of breath, allergic reaction, anaphyla(xis|ctic), seizures?, overdose, food poisoning, poisoned, poisoning, suffocat(e|ed|ing), going into labou?r, in labou?r, severe pain, sepsis, vomiting blood, coughing blood, having a stroke',
      ],
      unless: { sentence: '@enFigure, cover in my plan, drove past, no longer', before: 'no, a hand' },
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        '(wrong|incorrect|expired|out of date|someone elses|somebody elses|another patients|mixed up|contaminated|double) (medication|medicine|meds|dose|dosage|prescription|pills|tablets|drug|drugs|insulin|vaccine|blood|baby formula|formula)',
      ],
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        'medication, medicine, meds, pills, tablets, insulin, prescription, drug, dose',
        7,
        'wrong, expired, spoiled, spoilt, ruined, made me (ill|sick|faint|worse), passed out, reaction, overdose, gone bad, out of date',
      ],
      unless: { sentence: 'wrong address, wrong store, wrong price, wrong branch, expired prescription' },
    },
    {
      name: 'machine of life without power',
      lang: 'en',
      steps: [
        'oxygen (machine|concentrator|tank|supply)?, ventilator, dialysis, cpap, medical alert, medical alarm, panic button, alarm button, emergency button, pendant alarm, life support, insulin, medical equipment, nebuli[sz]er, nebulizer, feeding pump',
        14,
        'out, dead, off, no power, without, not work, down, isnt working, stopped, outage, not working, doesnt work, disconnected, power, spoiled, spoilt, fails?',
      ],
      unless: { sentence: 'do you sell, how much' },
    },
    {
      name: 'machine of life without power',
      lang: 'en',
      steps: [
        '(depends|depend|relies|rely|reliant|dependent) on',
        4,
        'oxygen, ventilator, dialysis, medical, insulin, electricity, machine, power',
      ],
    },
    {
      name: 'helpless people without light, warmth or water',
      lang: 'en',
      steps: [
        'newborn, infant, baby, elderly, disabled, pregnant, pensioner, frail, vulnerable, sick child, grandmother, grandfather, year old mother, year old father, small children, toddler',
        12,
        '(no|without|has had no|have no|lost|with no) (any )?(heating|heat|water|power|electricity|food|phone|medication|hot water|air conditioning|ac|gas|light)',
      ],
    },
    {
      name: 'helpless people without light, warmth or water',
      lang: 'en',
      steps: [
        '(no|without) (heating|heat|water|power|electricity|air conditioning|gas|phone)',
        8,
        'newborn, infant, baby, elderly, disabled, pregnant, pensioner, vulnerable, toddler, small children',
      ],
    },
    {
      name: 'cannot call for help',
      lang: 'en',
      steps: [
        '(cant|cannot|can not|unable to|couldnt) (call|ring|reach|dial|phone|get)',
        3,
        '911, 999, 112, 101, ambulance, emergency services, help, the police, a doctor',
      ],
    },
    {
      name: 'harm to oneself',
      lang: 'en',
      steps: [
        'suicid(e|al), kill(ing)? (myself|himself|herself|themselves), end(ing)? (my|his|her|their) (own )?life, end(ing)? it all, (dont|do not|doesnt|no longer|didnt) want to (live|be alive|be here|go on|wake up|exist)( anymore)?, want(s|ed)? to die, better off dead, (hurt|harm|cut|hurting|harming) (myself|himself|herself|themselves), self harm, no reason to live, nothing to live for, take my own life, taking my own life, cant go on living, not worth living',
      ],
      unless: { sentence: 'dying to' },
    },
    {
      name: 'violence or threats',
      lang: 'en',
      steps: [
        '(threatened|threatening|threatens) (me|us|my|to (kill|hurt|harm|hit|beat)), assault(ed|ing)? , assault, attacked (me|us|my|by), hit me, (pushed|shoved|punched|grabbed|groped|slapped|harassed|molested|stalked) (me|my|us), stalk(ing|er|ed), sexual(ly)? (harass(ed|ment)?|assault(ed)?), domestic (violence|abuse), abusive (ex|husband|partner|boyfriend), broke into (my|our), fear for my (life|safety), afraid for my (life|safety), with a knife, pulled a (knife|gun), death threats?',
      ],
      unless: { sentence: 'legal, lawsuit, panic attack, cyber' },
    },
    {
      name: 'spoilt food, foreign matter',
      lang: 'en',
      steps: [
        'glass, metal, plastic, worms?, maggots, mou?ld, mold, needle, screw, nail, bleach, insects?, cockroach(es)?, rat, mouse, rodents?, lead, e coli, salmonella',
        3,
        '(in|inside|on|into) (the |my |our |a |his |her )?(baby |tap |drinking )?(food|meal|bottle|salad|bread|milk|formula|water|jar|sandwich|drink|soup|burger|meat|pills)',
      ],
      unless: { sentence: 'lead in, wine glass' },
    },
    {
      name: 'made ill by what we gave',
      lang: 'en',
      steps: [
        'got (me |us )?(ill|sick), got sick from, ill after (eating|using|taking|drinking), sick after (eating|using|taking|drinking)',
      ],
      unless: { sentence: 'sick of, thinking about it, sick to my stomach, sick and tired' },
    },
    {
      name: 'brakes and wheels',
      lang: 'en',
      steps: [
        'brakes?, steering, wheel, tyre, tire, airbag, seat ?belt, accelerator, railing, ladder, harness, elevator, lift, escalator',
        5,
        'fail(s|ed|ing|ure)?, failed, came off, fell off, gave (out|way), went off, locked up, not working, didnt work, dont work, burst, blew, stuck, snapped, missing, dropped, broke',
      ],
      requires:
        'brakes, brake, steering, wheel, airbag, ladder, harness, railing, stuck, child, elevator, injured, tyre, tire',
      unless: { sentence: 'spare wheel, wheel of, steering wheel cover, brake pads price' },
      weight: 0.7,
    },
    {
      name: 'stuck in a lift',
      lang: 'en',
      steps: [
        '(stuck|trapped|locked|shut) (in|inside) (the |an |a |your )?(elevator|lift|building|room|basement|car|train|branch|stairwell)',
      ],
    },
    {
      name: 'open hole or falling things',
      lang: 'en',
      steps: [
        'open (manhole|pit|trench|hole|sewer|shaft), manhole (cover )?(is )?(open|missing|uncovered), (uncovered|missing) (manhole|drain), (tree|pole|wall|ceiling|roof|balcony|fence|sign|scaffolding|branch|lamp ?post) (is |are |has |have )?(about to|going to|leaning|collapsed|collapsing|fell|falling|fallen|came down|hanging), (ceiling|wall|roof|floor|balcony|stairs|bridge) (has |is |just )?(collapsed|caved in|collapsing|crumbling|fell)',
      ],
      unless: { sentence: 'branch office' },
    },
    {
      name: 'mould and poison in the house',
      lang: 'en',
      steps: [
        'mou?ld, mold, asbestos, sewage, toxic, chemicals?, fumes, lead pipes, raw sewage, radiation',
        8,
        'ill, sick, asthma, breathe, breathing, health, baby, children, kids, dizzy, cough, hospital, lungs',
      ],
      unless: { sentence: 'attitude' },
    },
    {
      name: 'hurt and taken to hospital',
      lang: 'en',
      steps: [
        '(shocked|burned|burnt|cut|hit|bitten|scalded|injured|hurt|knocked) by (the|a|your|faulty|my)',
        6,
        'kettle, socket, charger, toaster, wire, cable, door, machine, device, heater, appliance, lamp, fence, car, van, bike, dog, glass, shelf, sign, ended up in',
      ],
      unless: { sentence: 'price, bill' },
    },
    {
      name: 'taken to hospital',
      lang: 'en',
      steps: [
        'ended up in, rushed to, taken to, went to, admitted to, in',
        2,
        'hospital, emergency room, er, a e, casualty, intensive care, urgent care, the er',
      ],
      unless: { sentence: 'appointment, hospital bill, insurance cover, my appointment, my work, i work' },
      weight: 0.6,
    },
    {
      name: 'no wish to live',
      lang: 'en',
      steps: [
        '(no|any|a|see) (reason|point) (to|in) (live|living|go on|going on|carry on), (cant|cannot|can not|dont want to) (go|carry) on( (living|anymore|any more|like this))?, life isnt worth, wish i was dead, want it all to end',
      ],
      unless: { sentence: 'your site, the app, hold' },
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        'mixed up, mix up, swapped, switched, mislabell?ed, gave me someone elses, confused',
        4,
        'pills, tablets, medication, medicine, prescription, prescriptions, meds, doses?, blood',
      ],
    },
    {
      name: 'nearly run over',
      lang: 'en',
      steps: [
        '(ran|run|running|runs) (over|into|down) (my|a|me|our|the)? ?(child|kid|son|daughter|dog|cat|mother|foot|wife|husband|neighbour|pedestrian|cyclist|me)?, nearly hit (me|my|a), almost hit (me|my|a), drove into (my|me|a), crashed into (my|our|the|me), knocked (me|my|him|her) (over|down|off)',
      ],
      unless: {
        sentence:
          'trouble, issues, problem, situation, run into a, run into an, ran into, run into a problem',
      },
    },
    {
      name: 'old and without',
      lang: 'en',
      steps: [
        'without, no',
        1,
        'heating, heat, power, electricity, water, hot water, air conditioning, insulin, oxygen',
        8,
        '(is|im|am|aged|are) #, year old, years old, pensioner, elderly',
      ],
    },
    {
      name: 'lift or machine fell',
      lang: 'en',
      steps: [
        '(lift|elevator|escalator|cable car|ride|platform|shelf|scaffold)',
        3,
        'dropped, fell, plunged, collapsed, jolted, stopped between, crashed',
      ],
    },
    {
      name: 'struck by somebody of ours',
      lang: 'en',
      steps: [
        '(courier|driver|technician|agent|employee|guard|staff|worker|engineer|delivery (man|guy)|security|he|neighbou?r)',
        3,
        'punched, hit, struck, pushed, shoved, kicked, threatened, attacked, assaulted, grabbed, slapped, spat at, followed me, tried to force',
      ],
      unless: { sentence: 'threatened to cancel, hit the button, hit a button' },
    },
    {
      name: 'an allergy',
      lang: 'en',
      steps: [
        'allergic, allergy, allergies',
        10,
        'gave (me|him|her|us), served, ate, contained, nuts, peanuts, reaction, swollen, swelling, not labelled, hospital',
      ],
      unless: { sentence: 'do you have, is there, please note, can you' },
    },
    {
      name: 'made ill',
      lang: 'en',
      steps: ['made, making, make, makes, got, getting', 4, 'ill, sick'],
      requires: '@enPeople, family, guests, us, everyone, water, food',
      unless: {
        sentence: 'sick of, thinking about it, sick to my stomach, sick and tired, leave, makes me sick',
      },
    },
    {
      name: 'water and electricity',
      lang: 'en',
      steps: [
        'water, flood(ing|ed)?, leak(s|ing)?, dripping, rain',
        4,
        '(into|near|on|onto|in|over|by|from) (the |my )?(fuse box|electrics?|sockets?|panel|electrical|outlets?|wiring|consumer unit|meter|lights?)',
      ],
    },
    {
      name: 'ill after our medicine',
      lang: 'en',
      steps: [
        'tablets, pills, medicine, medication, cream, vaccine, injection, drops, antibiotic',
        10,
        'swollen, swelling, rash, cant see, dizzy, fainted, blisters, hives, vomiting, collapsed, worse and worse, throwing up',
      ],
      across: 1,
    },
    {
      name: 'somebody fell',
      lang: 'en',
      steps: [
        'grandmother, grandma, grandfather, mother, mum, mom, father, dad, wife, husband, son, daughter, child, i, he, she, customer',
        2,
        'fell, slipped, tripped',
        5,
        'floor, stairs, steps, pavement, sidewalk, shop, store, branch, hole, escalator, ice, entrance, kerb, curb, cable',
      ],
      unless: { sentence: 'asleep, in love, out of' },
    },
  ],
};
