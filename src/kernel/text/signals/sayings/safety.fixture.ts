import { lines, type Sayings } from './sayings.fixture.ts';

export const SAFETY: Sayings = {
  he: {
    said: lines(`
      הנתב מתחמם ויש ריח שרוף
      הטכנאי השאיר כבל חשוף ליד הילדים
      אבא שלי עם לחצן מצוקה ואין קו כבר יומיים
      יש ריח גז בחדר המדרגות
      דליפת גז בבניין!
      התחשמלתי מהמכשיר
      יוצא עשן מהשקע
      הסוללה התנפחה והתחילה לבעור
      המטען התפוצץ על השולחן
      עמוד החשמל עומד ליפול על הגן
      הבת שלי נפצעה מהמוצר
      אני לא רוצה לחיות יותר
      חושבת לשים סוף לחיים שלי
      אם לא תעזרו לי אני אתאבד
      קיבלתי תרופה במינון לא נכון
      התרופה שנתתם לי פגת תוקף והרגשתי רע
      אמא שלי מחוברת לחמצן ואין חשמל
      התינוק שלי בלי חימום כבר לילה שלם בקור
      יש לי כאבים בחזה ולא עונים לי
      אני לא מצליח לנשום
      הזמינו אמבולנס בבקשה
      נתקעתי במעלית עם ילד קטן
      המדרכה קרסה ואישה נפלה ונפצעה
      מכסה ביוב פתוח במדרכה ליד בית ספר
      חוטי חשמל קרועים על הכביש
      יש ניצוצות מארון החשמל
      שריפה ליד הארון שלכם ברחוב
      הדוד דולף על לוח החשמל
      הבלמים ברכב שקיבלתי לא עובדים
      המים בברז חומים והילדים הקיאו
      מצאתי זכוכית באוכל לתינוקות
      כולנו קיבלנו הרעלת קיבה מהאוכל שלכם
      תגובה אלרגית קשה אחרי התרופה
      השליח איים עליי
      הטכנאי תקף אותי
      בעלי מאיים להרוג אותי ואני צריכה להחליף מספר
      אני סוכרתית והאינסולין נהרס כי אין חשמל
      הילד בלע חלק קטן מהצעצוע
      הכיסא התפרק והילד נחבל בראש
      פח אשפה בוער ליד הבית
      יש קצר והקיר מחשמל
      סכנת חיים ממש
      זה מסוכן, מישהו עוד ייהרג
      הקיר עומד לקרוס
      התקרה נפלה בחדר השינה
      בור פתוח ברחוב בלי גידור, ילדים נופלים
      אישה בהריון נחנקת מהריח של הגז
      קשיש לבד בבית בלי מים שלושה ימים
      לא יכולה להזמין אמבולנס כי אין קו
      הצפה בדירה והמים מגיעים לשקעים
      נכוויתי מהמכשיר
      המכשיר נשרף לי ביד
      הוא אמר שהוא רוצה למות
      המחשבות האובדניות חזרו
      מפחיד, יצאה אש מהתנור
      העץ קרס על הרכב, במזל לא נהרג אף אחד
      ריח חריף של חומר כימי בבריכה, אנשים נחנקו
      גלאי הפחמן החד חמצני צופר
      הילדה קיבלה מכת חשמל מהפנס ברחוב
      יש אצלנו סכנה בטיחותית חמורה בגן השעשועים
      אני מדממת ולא מקבלת תור
      אבי קיבל אירוע לבבי ואין מענה במוקד
      מצב חירום רפואי
    `),
    nearMisses: lines(`
      המחירים שלכם בשמיים
      המבצע שלכם אש
      שרפתם לי את כל חבילת הגלישה
      אתם שורפים לי את העצבים
      הטלפון מתפוצץ מהודעות פרסומת
      מתה על השירות שלכם
      מת על האפליקציה
      זה הורג אותי כמה זמן לוקח
      איך מזמינים גלאי עשן?
      מה מכסה ביטוח שריפה?
      כמה עולה בלון גז?
      חשבון הגז הגיע כפול
      אין חשמל ברחוב, מתי יחזור?
      אמבולנס עבר בזמן השיחה
      הילדים אוהבים את הערוץ
      אין שום סכנה, רק רציתי לדווח
      המוצר בטיחותי ומעולה לילדים
      כיסא בטיחות לרכב, יש במלאי?
      החשבון שלי נחסם בגלל בעיית אבטחה
      סכנה שאאחר לתשלום
      מסוכן לסמוך עליכם
      מתאבד על החומוס שלכם
      פיצוץ של מבצע
      פיצוץ, אהבתי
      נפלה לי השיחה
      נפל לי הטלפון והמסך נשבר
      האתר קרס
      האינטרנט נפל
      נפגעתי מהיחס של הנציגה
      נפגעה אמינות החברה
      פגעתם בי כלקוחה
      הסוללה מתרוקנת מהר
      הסוללה נגמרת תוך שעה
      דוד השמש לא מחמם
      יש נזילה קטנה בברז
      חם בסניף, תדליקו מזגן
      עמוד התשלום לא עובד
      עשן לבן, סוף סוף אישרתם
      גז פלפל אסור לשלוח?
      רוצה לקנות מטף כיבוי
      תרגיל כיבוי אש בבניין שלכם הפריע
      לחצן מצוקה: כמה עולה?
      אני רופא במד"א, יש הנחה?
      חבל על הזמן, הרגתם אותי מצחוק
      נדבקתי להצעה
      תעודת פטירה של אבי מצורפת
      אבא שלי נפטר, איך סוגרים את הקו?
      חמצן לצוללים, יש אצלכם?
      השריפה בחדשות לא קשורה
      התרופה לא במלאי, מתי תגיע?
      צריך מרשם לתרופה
      הצבע שרוף בתמונה
      קפה שרוף
      הפיצה הגיעה שרופה
      נחנקתי מצחוק
      שירות חירום סלולרי, איך מפעילים?
      חבילת חירום לחו"ל
      מספר חירום של הבנק לאובדן כרטיס
      לא מסוכן אבל מעצבן
      המחיר קפץ, זה מכה
      חיים שלי, תודה
      כל החיים אני לקוח שלכם
    `),
  },
  en: {
    said: lines(`
      The router caught fire last night
      I smell gas in the hallway
      There's smoke coming out of the socket
      I got an electric shock from the washing machine
      Your technician left a live wire exposed next to my kids
      My father depends on an oxygen machine and the power is out
      The charger exploded on my desk
      the battery is swollen and hot
      I don't want to live anymore
      I'm going to kill myself
      thinking of ending it all
      I feel suicidal
      I received the wrong medication
      The pharmacy gave me the wrong dose
      My daughter had an allergic reaction to the medicine
      I have chest pains and nobody answers
      I can't breathe
      Please send an ambulance
      gas leak in our building
      A power line is down across the road
      The brakes failed on the rental car
      My son choked on a part that came off
      Someone is going to get hurt
      This is a serious safety hazard
      The ceiling collapsed in the bedroom
      open manhole in front of the school
      Sparks are flying from the meter
      It burned my hand
      burning smell from the box you installed
      We have a newborn and no heating in freezing weather
      My insulin has spoiled because of the outage
      Carbon monoxide alarm is going off
      We all got food poisoning from your restaurant
      There was glass in the baby food
      The tap water made my children sick
      Your driver threatened me
      The technician assaulted my wife
      My ex is stalking me and you gave him my address
      stuck in the elevator with a small child
      my mother fell because of the broken pavement and broke her hip
      water is dripping into the fuse box
      the ladder snapped and I was injured
      I nearly got electrocuted
      emergency! my husband is unconscious
      bleeding after the procedure and can't reach you
      medical alert button has been dead for two days
      she cannot call 911 because the line is dead
      the heater is leaking fumes
      the tree is about to fall on our house
      the phone overheated and burnt the table
      it's dangerous, the stairs have no railing
      a child could die
      the scooter's wheel came off at speed and he was rushed to hospital
      The product melted and nearly set the house on fire
      The wall is about to collapse
      My elderly neighbour has had no water for three days
      mould is making my baby ill
      The airbag went off by itself
      flooding near the electrics
      He said he will hurt himself
      life threatening situation here
      I passed out after taking it
    `),
    nearMisses: lines(`
      You guys are on fire today, great job
      The app is burning my patience
      My gas bill is too high
      Does the policy cover fire damage?
      This wait is killing me
      I'm dying to try the new menu
      Your prices are insane
      Fire TV stick does not connect
      He should be fired
      Do you sell smoke detectors?
      I feel safe shopping with you
      The safety features are great
      Child safety seat in stock?
      My blood is boiling
      The site crashed
      My phone fell and the screen cracked
      Battery drains quickly
      The emergency exit was clearly marked
      Emergency fund account, what interest?
      Great explosion of flavour
      The sale is dynamite
      Burned through my data in a day
      Burning question: when do you open?
      Life saver, thank you
      You saved my life with that quick fix
      I nearly died laughing
      The call dropped
      No danger, just letting you know
      Is there a danger I lose my discount?
      Your fees are a rip off, it hurts
      It hurts my wallet
      My feelings were hurt
      This policy kills small businesses
      Power is out in our street, when will it be back?
      No electricity since noon
      A leaking tap needs fixing
      Hot deals
      The heating is too warm in the branch
      I ordered a first aid kit
      Ambulance cover in my plan?
      My father died last month, how do I close his line?
      Death certificate attached
      Medication is out of stock
      I need a prescription refill
      The water was cold
      I got burned by hidden fees
      A shock to see the bill
      I was shocked by the price
      Shocking service
      My connection is dead
      The phone is dead
      Killer deal
      I could murder a coffee
      It's not dangerous, only annoying
      The firewall blocks your site
      Security code did not arrive
      The account was compromised
      Smoke free hotel?
      I am a firefighter, any discount?
      The gas station was closed
      The heat in the office is fine
      Toxic attitude from your rep
    `),
  },
};
