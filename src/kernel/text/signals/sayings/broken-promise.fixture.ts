import { lines, type Sayings } from './sayings.fixture.ts';

export const BROKEN_PROMISE: Sayings = {
  he: {
    said: lines(`
      הבטיחו לי התקנה חינם ובפועל חויבתי ב־250 שקל
      סוכם על 99 ש"ח לחודש, אבל בחשבון מופיע 149
      אמרו לי שיחזרו אליי תוך יומיים ועדיין לא חזרו
      לא קיימתם את מה שסגרנו בטלפון
      הנציגה הבטיחה שהטכנאי יגיע עד הצהריים ואף אחד לא הגיע
      קבעו לי טכנאי בין 8 ל-12, חיכיתי כל היום ולא בא אף אחד
      היה אמור להגיע שליח ביום ראשון. לא הגיע ולא הודיעו
      איפה הזיכוי שהבטחתם לי?
      התחייבתם לזכות אותי תוך 14 ימי עסקים, עבר כבר חודש
      הובטח לי החזר כספי ועד היום לא ראיתי שקל
      אמרת לי שזה יטופל עד סוף השבוע ושום דבר לא קרה
      סיכמתי עם המנהל על הנחה של 20 אחוז וכלום לא ירד
      המחיר שונה ממה שסוכם
      חייבתם אותי בניגוד למה שסוכם בשיחה
      שוב הבטחות ריקות
      אתם רק מבטיחים ולא מקיימים
      נאמר לי שאין עמלה, ופתאום ירדו לי 35 שקל
      מנהל הסניף נתן לי מילה שהריבית לא תשתנה והיא עלתה
      אמרו שהמוצר במלאי ובסוף ביטלו לי את ההזמנה
      נקבע לי תור לאורתופד ל-10:00 וכשהגעתי אמרו שאין תור
      כבר שלוש פעמים קבענו מועד ובכל פעם הברזתם
      הבטיחו לי שמישהו יתקשר, איש לא התקשר
      אמרתם 48 שעות. עברו שבועיים.
      חברת הביטוח התחייבה לשלם תוך 30 יום ועד עכשיו אין תשלום
      לא עמדתם במילה שלכם
      לא עמדו בהתחייבות שנתנו לי בכתב
      חזרתם בכם מההצעה שקיבלתי במייל
      המשלוח היה צריך להגיע אתמול ועדיין אין זכר
      הטכנאי לא הגיע למרות שקבענו
      לא קיבלתי את המתנה שהובטחה לי בהצטרפות
      סגרתי עסקה ב-79 וקיבלתי חשבונית על 119
      פקח העירייה אמר שיסירו את הגרוטאה עד יום חמישי, היא עוד כאן
      אמרו לנו שהמים יחזרו בשש ועכשיו תשע ואין מים
      הנציג טען שהביטול בוצע אבל החיוב ממשיך
      הבטחתם לי שדרוג, איפה השדרוג?
      לקחתי יום חופש בשביל הטכנאי והוא פשוט לא הופיע
      חיכיתי לשיחה שהבטיחו לי, לשווא
      אמרתם שלא תהיה התחייבות ועכשיו דורשים ממני קנס יציאה
      כל פעם אומרים לי מחר ומחר לא מגיע
      הפרתם את ההסכם בינינו
      הבטיחה לי הנציגה שתבדוק ותחזור, ומאז נעלמה
      מה ששמעתי מהמוכר ומה שקיבלתי זה שני דברים שונים
      אישרו לי החזר מלא ובסוף החזירו חצי
      ההנחה שאושרה לי לא מופיעה בחשבון
      תואמה לי התקנה ליום שני אך הטכנאי ביטל ברגע האחרון
      דיברנו על ראוטר חינם והגיע חיוב של 300
      הבטיחו משלוח עד הבית, נאלצתי לאסוף מהדואר
      נציג הקופה אמר שההתחייבות תישלח במייל. לא נשלח כלום
      טרם קיבלתי את הזיכוי המובטח
      אמרו שיבואו לתקן את תאורת הרחוב, שבועיים חלפו והרחוב חשוך
      הבנק הבטיח לבטל את העמלות, אולם הן ממשיכות לרדת
      עד היום לא החזרתם לי את הכסף כפי שהתחייבתם
      הייתם אמורים להתקשר בבוקר, כבר ערב
      לא מכבדים את המבצע שפרסמתם
      המוכרן נשבע שיש אחריות לשלוש שנים, מסתבר שיש רק שנה
      הבטיחו שיעדכנו אותי ולא עודכנתי בכלום
      קבענו ל-9, השעה 13 והטכנאי איננו
      סוכם איתי שלא יעלו מחיר והנה העליתם
      הצהרתם על אספקה תוך 3 ימים, 3 שבועות ואין אספקה
      שיקרתם לי לגבי המחיר
      נציגה בשם דנה אמרה לי שזה כולל הכל, אז למה חייבו אותי בנפרד?
      נשארתי בבית כל היום בגלל שאמרתם שתבואו ולא באתם
      הבטחות באוויר ואפס מעשים
      מורחים אותי כבר חודש עם הבטחות
    `),
    nearMisses: lines(`
      הבטיחו שיגיעו בבוקר ואכן הגיעו בזמן
      נציג אדיב שעזר לי מאוד
      קיימתם את מה שהבטחתם, תודה
      הטכנאי הגיע בדיוק בשעה שנקבעה
      כמו שסוכם, הזיכוי נכנס לחשבון
      אני מבטיח לשלם עד סוף החודש
      אמרו לי שיחזרו תוך יומיים והם חזרו אחרי יום
      תבטיחו לי בבקשה שזה יסודר
      האם אתם מתחייבים על המחיר לשנה?
      סיכמנו שהשיחה הבאה תהיה ביום ראשון
      קבעתי תור לרופא לשבוע הבא
      מה בדיוק סוכם בשיחה האחרונה?
      אף אחד לא הבטיח לי כלום, רק רציתי לברר
      הנציגה הבטיחה לבדוק, אני מחכה לתשובה שלה מחר
      עמדתם בהתחייבות שלכם עד הסוף
      אמרו לי שאני צריכה להביא תעודת זהות
      החבילה הגיעה יום לפני המועד שהובטח
      מבטיחה להמליץ עליכם לכולם
      נאמר לי לפנות אליכם במייל
      לא קבעתי תור עדיין
      המוצר לא הגיע, מתי הוא צפוי?
      לא קיבלתי חשבונית החודש
      אני לא יכול להגיע לתור שנקבע לי, אפשר להזיז?
      ההתחייבות שלי מסתיימת בחודש הבא
      צריך התחייבות (טופס 17) לבית החולים
      אמרו שזה לא ייקח הרבה זמן וזה באמת היה מהיר
      הבטחת איכות זה חלק מהעבודה שלי
      תודה על מילה טובה
      סגרנו עסקה והכול עבר חלק
      קבענו, נתראה ביום שלישי
      לא סיכמנו עוד על מחיר
      הטכנאי אמר שהבעיה בכבל והחליף אותו
      אמרתי לבעלי שזה לא עובד
      לא נאמר לי מה שעות הפתיחה
      הייתי אמור לשלם ושכחתי
      הייתי צריכה להגיע אתמול ולא הספקתי
      אם תבטיחו לי מחיר טוב אצטרף
      הזיכוי שהובטח התקבל היום
      יום אחרי שהבטיחו, הכסף כבר היה בחשבון
      כל מה שנאמר לי בטלפון התקיים
      הנציג הסביר לי הכל בסבלנות
      אמרו לי שהמחיר יעלה בינואר
      מה המועד שנקבע לטכנאי?
      קיבלתי את ההנחה כפי שסוכם
      ביטלתי את הפגישה שקבענו
      אני לא אגיע לפגישה שקבענו
      סוכם שנדבר שוב בשבוע הבא
      החיוב לא ברור לי, אפשר הסבר?
      האפליקציה לא מבטיחה הרבה אבל היא נוחה
      נקבע לי תור אבל אני רוצה לשנות שעה
      אמרה לי חברה שהשירות אצלכם טוב
      אמרו לי שאין צורך במסמכים נוספים וכך היה
      הובטח לי החזר תוך שבוע וקיבלתי אותו תוך יומיים
      מבטיח חשבון, אבל נשמע טוב
      איך אני מתאם טכנאי?
      הנציגה התחייבה לחזור אליי ובאמת חזרה
      הבטיחו לי הנחה אבל בסוף קיבלתי אפילו יותר
      אמרו שיתקשרו, אני זמין כל היום
      עוד לא קבעו לי תור
      סיכום השיחה נשלח אליי, תודה
    `),
  },
  en: {
    said: lines(`
      I was told the technician would come on Monday but nobody showed up
      You promised a refund and still nothing
      Empty promises again
      They said someone would call me back within 24 hours. That was a week ago.
      We agreed on $40 a month and my bill says $65
      Your rep assured me there would be no fee, yet I was charged $25
      You guaranteed next-day delivery, it's been four days
      I was promised a callback and never got one
      The engineer was supposed to arrive between 8 and 12 and no one came
      Where is the credit you promised me?
      you said itd be fixed by friday. its tuesday
      My appointment was scheduled for 10am and the nurse never turned up
      Not what I was promised when I signed up
      The salesman swore it was included, now you want extra for it
      They keep promising and nothing happens
      You broke your promise to waive the late fee
      I had it in writing that the rate was fixed, and you raised it anyway
      Was told my claim would be paid in 10 days, 6 weeks later I am still waiting
      Didn't honour the price quoted on the phone
      They refuse to honor the warranty they sold me
      You didn't keep your word
      I've been waiting for the replacement you said was in the post
      The council said the bins would be collected Thursday and they are still here
      took a day off work for your installer, he never showed
      The bank manager gave me his word that the overdraft would stay, then it was withdrawn
      Your ad said free shipping but checkout added $12
      The agent said my order was cancelled, but I got charged anyway
      The discount I was offered never appeared on my bill
      He told us it would take an hour; three days later no water
      No one called back as promised
      I still have not received the refund that was agreed
      You told me I could cancel any time and now you're charging me an exit fee
      contrary to what your agent told me, the plan has a cap
      Another missed appointment, and I waited in all day
      Third time you've stood me up
      You committed to a resolution by the 5th and missed it
      So much for your 48 hour guarantee
      The pharmacy said my prescription would be ready at 4. It wasn't
      Your colleague assured us the leak would be repaired that day, and we are still using buckets
      All talk, no action. They say tomorrow every day
      I was led to believe it came with two years cover, turns out it is one
      We were told the power would be back by six; it's midnight and still dark
      you guys lied about the price
      Said they'd ring me Monday. Crickets.
      the delivery was due yesterday and there's no sign of it
      The supervisor I spoke with confirmed a full refund, only half of it came
      i was gauranteed this wouldnt happen
      They went back on the deal we made
      Upgrade was promised at sign up; instead I got the old model
      Your website says 2-3 days. It has been 3 weeks.
      Booked a slot for the 9th, nobody bothered to turn up
      An inspector was meant to visit last week but did not
      You people said you would stop calling me and the calls continue
      The offer in your email was not honoured in the branch
      told me id get my deposit back within a week, havent seen a penny
      false promises from sales
      I was supposed to get $100 credit. Never happened.
      Your promise to pay for the hotel was never kept
      They swore up and down that it was fixed. It isn't.
      We had a deal and you changed the terms
      the manager promised he'd look into it personally, haven't heard a word since
      My contract states 100 mbps, and I get 12
      Agreed callback time came and went
    `),
    nearMisses: lines(`
      They promised delivery on Friday and delivered on time
      Promising product, I like it
      The technician came when he said he would
      As promised, the refund arrived on Monday
      I promise to pay by the end of the month
      Can you promise me it will be there by Friday?
      You kept your word, thank you
      We agreed to talk again next week
      I was told to contact you by mail
      They said two days and it came in one
      Please confirm the appointment scheduled for Tuesday
      I have not received my bill this month
      My parcel hasn't arrived yet, when is it due?
      I missed my appointment, can I rebook?
      I was supposed to pay yesterday but I forgot
      Nobody promised me anything, I am just asking
      The agent said she would check and get back to me, I'll wait
      She told me everything I needed to know
      What was agreed on our last call?
      I can't make the appointment we scheduled
      Everything I was told on the phone turned out to be true
      The engineer arrived exactly at the agreed time
      I was told the price would go up in January
      If you promise me a good rate I will stay
      Delivered earlier than promised
      They guaranteed the work and stood behind it
      I told my husband it does not work
      The offer looks good but I need time
      Is the discount guaranteed for a year?
      Satisfaction guaranteed, indeed
      He said it might take a while and it was quick
      I never promised to renew
      Your colleague explained it well
      I said I would call back and here I am
      They promised a refund within a week and I got it in two days
      My appointment is at ten
      The refund you promised came through today, thanks
      I was not told what the opening hours are
      The scheduled maintenance went well
      Do you guarantee next day delivery?
      They offered me a discount and I took it
      You delivered on every promise
      I was assured it was safe and it is
      Told my friends about you
      We had agreed on Monday and he came on Monday
      I am still waiting for the bus
      The app said no internet connection
      I did not keep the receipt
      The shop is closed on Sunday but the site said so
      The technician said the cable was bad and replaced it
      I was told there are no fees and there were none
      The order has not been sent yet
      Can I cancel the appointment that was scheduled?
      They said they would send a code and it came at once
      I was expecting a small box but got a large one
      Your promise of good service is why I joined
      When is my technician scheduled?
      Nothing to complain about
      The doctor told me not to eat
      My son promised to help me with the app
    `),
  },
};
