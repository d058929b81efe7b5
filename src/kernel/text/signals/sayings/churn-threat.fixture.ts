import { lines, type Sayings } from './sayings.fixture.ts';

export const CHURN_THREAT: Sayings = {
  he: {
    said: lines(`
      נמאס לי, אני רוצה להתנתק
      אם זה לא ייפתר השבוע אעבור לחברה אחרת
      איבדתם לקוח
      אני שוקל לעזוב אתכם
      תבטלו לי את המנוי
      אבקש לבטל את השירות מהיום
      עוברת למתחרים
      מניידת את הקו מחר
      קיבלתי הצעה יותר טובה מחברה אחרת
      סוגר את החשבון ועובר לבנק אחר
      אני עוזב את הקופה
      זו הפעם האחרונה שאני קונה אצלכם
      לא אחדש את הפוליסה
      לא אזמין מכם יותר
      אין לי סיבה להישאר אצלכם
      בודקת אופציות אצל המתחרים
      החלטתי להחליף ספק
      הגיע הזמן להיפרד
      תנתקו אותי
      איך מתנתקים מכם?
      מבקש לסיים את ההתקשרות
      אני רוצה לבטל את כל הקווים של העסק
      חושב ברצינות לעבור לספק אחר
      סיימתי איתכם
      כבר הזמנתי ניוד
      אם לא תשוו את ההצעה אני עוזבת
      אנחנו כל המשפחה עוזבים
      מחר בבוקר אני מתנתקת
      אבטל את הכרטיס שלי
      אתם מפסידים לקוחה של 15 שנה
      אלך למקום אחר
      בפעם הבאה אקנה במקום אחר
      לא תראו אותי יותר
      מעביר את הביטוחים לסוכן אחר
      אני מעבירה את המשכנתה לבנק אחר
      רוצה לפרוש מהמועדון
      ביטול מנוי לאלתר בבקשה
      שלום, ברצוני לבטל את החוזה
      אני מתחרטת שהצטרפתי, רוצה לצאת
      מה התהליך לעזיבה?
      כמה קנס אשלם אם אעזוב?
      לא רוצה להיות לקוח שלכם יותר
      אני מחפש אלטרנטיבה
      השכן עבר לחברה אחרת ואני בעקבותיו
      אצל המתחרה שלכם זה חצי מחיר, תנו סיבה להישאר
      עוד תקלה אחת ואני הולך
      נשקול מחדש את המשך ההתקשרות
      אני לא ממשיך אתכם
      מפסיקה את הוראת הקבע ויוצאת
      מעדיף לעבור לחברה שמכבדת לקוחות
      תעבירו אותי למחלקת ניתוקים
      שימור לקוחות בבקשה, אני רוצה לעזוב
      בא לי לעזוב אתכם
      עפתי מפה
      לא חוזר אליכם לעולם
      אני סוגרת את תיק ההשקעות אצלכם
      ביי, עברתי לאחרים
      זהו, מתנתקים
      אני על סף נטישה
      אמליץ לכולם לעזוב וגם אני בדרך החוצה
      אעביר את הילדים לקופה אחרת
      לאן שולחים בקשת ניתוק?
      מיציתי, מבטלת
    `),
    nearMisses: lines(`
      לא רוצה להתנתק, רק לברר מחיר
      האינטרנט מתנתק כל ערב
      השיחה התנתקה באמצע
      ניתקתם לי את הטלפון בפרצוף
      רציתי להתנתק אבל הנציגה עזרה והחלטתי להישאר
      אני רוצה לעבור לחבילה אחרת אצלכם
      עברתי אליכם לפני שנה ואני מרוצה
      רוצה לנייד את המספר שלי אליכם
      אני עובר דירה, איך מעבירים את הקו?
      אפשר לבטל את התור למחר?
      ביטלתי את ההזמנה כי טעיתי בצבע
      איך מבטלים משלוח?
      הטכנאי עזב מוקדם
      אני לא עוזב אתכם לעולם
      שוקל לשדרג את החבילה
      אל תבטלו לי את המנוי בבקשה
      ביטלו לי את התור בלי להודיע
      למה בוטל המנוי שלי?
      הפוליסה בוטלה בלי שביקשתי
      לעבור לתשלום באשראי
      איך עוברים לחשבונית דיגיטלית?
      לסגור את הפנייה בבקשה
      רוצה לסגור תור
      מתי נסגר הסניף?
      החשבון נחסם, איך פותחים?
      לבטל עסקה שלא אני ביצעתי
      מבקש לבטל את החיוב הכפול
      לבטל את הצ'ק
      נשארת אתכם, תודה
      אשמח להמשיך אתכם עוד שנים
      אני לקוח ותיק ולא מתכוון לעזוב
      מתנתקת מהאפליקציה כל פעם מחדש
      איך מתנתקים מהחשבון באתר?
      המתחרים שלכם גרועים יותר
      עזבתי חברה אחרת והצטרפתי אליכם
      עזבתי הודעה
      עובדת מקסימה, עזבה לי כרטיס
      ביטול עסקה באתר, איך?
      אפשר לבטל את שירות ההודעות בלבד?
      תודה שביטלתם את העמלה
      החלפתי מכשיר
      רוצה להחליף סיסמה
      אני מחליף כתובת
      לעבור לרופא אחר בקופה
      העברתי כסף לבנק אחר ולא הגיע
      איך מעבירים כסף לחשבון בבנק אחר?
      תעבירו אותי לנציג
      תעבירו אותי למחלקה אחרת
      חידשתי את הפוליסה
      הילד עזב את הבית וצריך קו חדש
      מתי אפשר לחדש את המנוי?
      הניוד אליכם לקח יומיים
      הנציג ניתק אותי
      נותקתי שלוש פעמים
      המנוי של אבא שלי ז"ל, איך מעבירים אותו אליי?
      האם אפשר להקפיא את המנוי לחודש?
      אני הולך לסניף מחר
      רק רוצה לבטל את הדיוור
      בטל את ההודעה הקודמת
      לא צריך לבטל, הכול הסתדר
      לעזוב את התור ברשימת ההמתנה
    `),
  },
  en: {
    said: lines(`
      Please cancel my subscription today
      I am switching to your competitor
      I want to leave
      I'm done with you
      You've lost a customer
      cancel my account
      I'll be taking my business elsewhere
      We are moving to another provider next month
      Thinking about leaving after 12 years
      I will not be renewing my policy
      Close my account immediately
      Never shopping here again
      last time I order from you
      I've had a better offer from another company
      Give me one reason to stay
      How do I cancel my contract?
      I'd like to terminate my service
      I am porting my number out
      I want out
      I'm considering other providers
      If this isn't fixed by Friday I'm gone
      Looking for a new bank
      You just lost my business
      I won't be coming back
      We've decided to go with someone else
      Time to switch
      cancelling tomorrow
      Disconnect my line please
      i wanna cancel
      I'm out, goodbye
      I refuse to stay with you
      I'd rather pay more elsewhere
      shopping around for another insurer
      what's the fee for leaving early?
      Put me through to cancellations
      I'm transferring my mortgage to another lender
      I'm ending my membership
      Not using you again
      I will never fly with you again
      Unsubscribe me, I'm leaving
      about to jump ship
      Your competitor offers the same for half the price, match it or I walk
      One more outage and I am out of here
      Seriously debating whether to stay with you
      Moving my pension somewhere else
      We no longer wish to be your customers
      I'll find a different pharmacy
      I'm going back to my old provider
      Will be looking for alternatives
      Please stop my service as of the 1st
      Taking all five lines elsewhere
      I regret joining and want to quit
      My family and I are leaving
      I've already signed up with another company
      Consider my account closed
      I intend to leave at the end of the contract
      I am fed up and ready to switch
      This is goodbye
      I'm moving my savings to a credit union
      don't expect me to renew
      I quit
      you wont see another penny from me
      counting the days til my contract ends so I can leave
    `),
    nearMisses: lines(`
      How do I switch the channel language?
      I don't want to cancel, I just want to know the price
      Please don't cancel my account
      Why was my account cancelled?
      Can I cancel my appointment for tomorrow?
      I cancelled the order because I picked the wrong colour
      My flight was cancelled
      I was going to leave but your agent convinced me to stay
      I switched to you last year and I love it
      I am moving house, how do I transfer my line?
      I'd like to switch to a bigger plan with you
      The driver left the parcel at the gate
      I left a message yesterday
      The line keeps disconnecting
      The call was disconnected
      I got cut off twice
      How do I close the window in the app?
      What time do you close?
      The noise cancelling headphones are great
      Never had a problem
      I will never leave you
      I'm staying with you
      I want to port my number to you
      Cancel the duplicate charge please
      I need to stop a cheque
      How do I transfer money to another bank?
      Can I move my payment date?
      Your competitors are worse
      I left my old provider to join you
      I quit smoking
      Switching on the router does nothing
      Please switch me to paperless billing
      Leaving a review as asked
      I am leaving for holiday, can you hold my mail?
      The app logs me out
      Can I pause my membership for a month?
      When does my contract end?
      I renewed my policy yesterday
      I'd like to renew
      Please close this ticket, it is solved
      Cancel my previous message
      Thanks for cancelling the fee
      Move me to the front of the queue
      Please unsubscribe me from the newsletter
      Unsubscribe from marketing mails
      I am moving to a new address
      I changed my password
      I'm done with the form, what next?
      The delivery guy is leaving packages outside
      I would not switch for anything
      My last order was perfect
      Last time I ordered it came quickly
      Is there another branch nearby?
      I want to leave feedback
      Can I leave the keys at reception?
      My doctor is leaving the practice, who replaces him?
      I never want to leave
      We considered another company and chose you
      You won back a customer
      I had to cancel my trip because of illness
      The subscription was cancelled by mistake, please restore it
    `),
  },
};
