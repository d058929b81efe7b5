import { lines, type Sayings } from './sayings.fixture.ts';

export const SERVICE_DECLINE: Sayings = {
  he: {
    said: lines(`
      רמת השירות שלכם הידרדרה בשנה האחרונה
      פעם היה שירות, היום אין עם מי לדבר
      השירות כבר לא מה שהיה
      הייתם הכי טובים, מה קרה לכם?
      מאז שהתמזגתם השירות נהיה גרוע
      בעבר ענו תוך דקה, היום מחכים שעה
      כל שנה יותר גרוע
      האיכות ירדה משמעותית
      ירידה חדה באיכות המוצרים
      מרגיש שיש הידרדרות
      לקוחה 20 שנה ומעולם לא היה כל כך גרוע
      השירות הולך ומחמיר
      פעם הייתי ממליץ עליכם, היום כבר לא
      לפני שנתיים הטכנאים הגיעו באותו יום, עכשיו שבועיים
      מתגעגעת לשירות של פעם
      מאז העדכון האפליקציה איטית ותקועה
      מאז שסגרתם את הסניף אי אפשר לקבל שירות
      השירות התדרדר מאוד
      נהייתם גרועים
      היה פה שירות מצוין, חבל שהתקלקל
      היחס כבר לא אותו יחס
      בשנים האחרונות השירות בירידה
      אתם כבר לא כמו פעם
      הרמה צנחה
      פחות טוב ממה שהיה
      השירות גרוע יותר מאשר בשנה שעברה
      התורים התארכו מאוד לעומת שנה שעברה
      זמני ההמתנה רק עולים
      איפה השירות שהיה לכם פעם
      המוקד פעם היה מקצועי, כיום הנציגים לא יודעים כלום
      מאז שעברתם לבוט אין שירות
      מחודש לחודש המהירות יורדת
      השירות הלך לאיבוד עם השנים
      היו ימים שבהם היה כיף להגיע לסניף
      העיר הייתה נקייה, היום הכול מלוכלך
      קופת החולים הייתה מצוינת עד לפני שנה
      משהו השתנה אצלכם לרעה
      נסיגה של ממש בשירות
      הרסתם את האפליקציה בעדכון האחרון
      הגרסה הקודמת הייתה הרבה יותר טובה
      האתר החדש פחות נוח מהישן
      כבר לא אותה איכות
      הגלישה נהייתה איטית לעומת מה שהיה
      הסטנדרט ירד פלאים
      מיום ליום השירות נחלש
      מידרדרים מיום ליום
      כשהצטרפתי הכול היה מעולה, היום סיוט
      בהתחלה היה מצוין ואחר כך ירד
      חבל, הייתם חברה טובה
      פעם הנציגים היו אדיבים
      פעם קיבלתי תשובה תוך שעה, עכשיו לוקח שבוע
      האוכל אצלכם ירד ברמה
      השירות אצלכם קרס לגמרי בחודשים האחרונים
      בזמנו היה לכם שירות מופתי
      מאכזב לראות לאן הגעתם
      התפיסה שלכם כלפי לקוחות ותיקים השתנתה לרעה
      רק נהיה יותר ויותר גרוע
      לא ברור איך הידרדרתם ככה
      השירות היה 10, עכשיו 3
      הבנק הזה היה פעם משהו אחר
      מאז שהתחלפה ההנהלה הכול הולך אחורה
      האמבולטורי נהיה בלגן מאז המעבר
      הניקיון ברחוב פחות טוב משהיה
    `),
    nearMisses: lines(`
      השירות השתפר מאוד השנה
      ירד גשם והטכנאי הגיע בזמן
      המחיר ירד, תודה
      העמלה ירדה
      מצבה של אמא הידרדר ואנחנו צריכים תור
      השירות גרוע
      שירות נורא ואיום
      פעם ראשונה אצלכם
      השירות תמיד היה מצוין
      כמו פעם, שירות נהדר
      חזרתם לעצמכם, פעם היה גרוע והיום מעולה
      פעם היה צריך לחכות שעה, היום עונים מיד
      הרמה עלתה
      לא ירדה האיכות, נשארה מעולה
      האיכות לא ירדה בכלל
      ירד לי כסף מהחשבון
      ירדו לי 50 שקל
      הנציג הוריד לי את המחיר
      איך מורידים את האפליקציה?
      האינטרנט איטי היום
      הירידה בתחנה לא מונגשת
      מאז שהצטרפתי אני מרוצה
      מאז העדכון הכול עובד מהר יותר
      מאז שהחלפתם נתב מצוין
      לפני שנה הצטרפתי
      לפני שנתיים קניתי מכשיר ועכשיו רוצה חדש
      אני לקוח ותיק ומרוצה
      השירות טוב יותר מבעבר
      המצב הולך ומשתפר
      בעבר הייתי אצל המתחרים, גרועים
      התקלה החמירה
      הכאב מחמיר, צריך תור
      האפליקציה החדשה נוחה
      הגרסה הקודמת הייתה פחות נוחה
      היום היה לי שירות מצוין
      פעם בחודש אני מזמין
      היה שירות מעולה
      היה מצוין, תודה
      הייתם נהדרים
      מה קרה עם ההזמנה שלי?
      מה קרה לחשבון שלי?
      כל שנה אני מחדש ביטוח
      איפה הסניף שהיה פעם ברחוב הראשי?
      השתנתה לי הכתובת
      הכול השתנה לטובה
      המהירות שלי 100 מגה, אפשר יותר?
      הנחה לוותיקים יש?
      ירידת ערך הרכב בתאונה
      ביקוש בירידה בענף שלי
      ירידה במשקל בזכותכם
      הידרדרות במצב הרפואי של אבי
      כבר לא צריך, תודה
      כבר לא גר בכתובת הזאת
      אני כבר לא לקוח של המתחרים
      הפעם היה טוב
      יותר גרוע לא יכול להיות אצל המתחרים
      לא כמו אחרים, אתם מצוינים
      תור ארוך היום בסניף
      המתנתי שעה
      לעומת אחרים אתם טובים
      הטכנאי ירד לחניון
    `),
  },
  en: {
    said: lines(`
      Your service has gone downhill
      You used to be great, what happened?
      Not what it used to be
      Service keeps getting worse
      Quality has dropped a lot since last year
      It was excellent when I joined, now it's awful
      Since the merger nobody answers the phone
      I've been a customer for 15 years and it has never been this bad
      The app was better before the update
      You have really let your standards slip
      used to get an answer in an hour, now it takes a week
      The food isn't as good as it was
      Every year it gets worse
      the quality is deteriorating
      Customer care has declined noticeably
      I miss the old service
      What happened to the friendly staff you had?
      went from the best bank to the worst
      ever since you switched to bots the support is terrible
      Speeds have been slower and slower over the past months
      Once a great company
      Things have changed for the worse
      Waiting times are longer than ever
      No longer the company I joined
      You were good once
      The new website is worse than the old one
      sad to see how far you've fallen
      It was a wonderful clinic until last year
      not as clean as it used to be
      Years ago a technician came the same day, today you wait two weeks
      worse than before
      The latest update ruined the app
      Standards are slipping
      Steady decline over the last two years
      You've lost your touch
      The streets used to be clean
      They were so helpful in the past, nowadays nobody cares
      Your call centre got worse after the move
      service level is dropping month after month
      Downhill since the new owners took over
      Compared with last year the product is poorer
      Since the renovation it takes longer to see a doctor
      the bread has been going stale faster lately, it never did before
      Loyal customer but lately the service is slipping
      This place has become a joke
      Back in the day you could talk to someone
      Cant believe how bad it has become
      Support turned terrible this year
      It used to work fine before you changed the system
      You guys were my favourite, not anymore
      It's just not the same anymore
      How the mighty have fallen
      The last few months have been really poor compared to before
      I remember when you cared
      service aint what it was
      Less reliable than a year ago
      Deliveries were always on time; now they are always late
      From bad to worse
      Your branch has deteriorated since the manager left
      Quality control has slipped
      you've gotten so bad
      Collections have become less frequent and the bins overflow
    `),
    nearMisses: lines(`
      The service keeps getting better
      Your service is terrible
      Worst service ever
      The service has improved a lot
      The price dropped, thanks
      It used to be bad and now it is great
      I used to be with your competitor
      I used to live there, please update my address
      My card was declined
      The offer was declined
      My mother's condition got worse, we need an appointment
      The pain is getting worse
      Always was and still is excellent
      As good as ever
      The same great service as before
      Since the update everything works
      Since I joined I am happy
      I was a customer for ten years
      What happened to my order?
      Slow internet today
      A long wait today
      It was great
      You were wonderful
      The quality has not dropped at all
      Never gets worse, always good
      Not worse than others
      Better than before
      The new website is easier than the old one
      I used to wait an hour, now you answer at once
      Used equipment for sale?
      Sales are down in my business
      I got used to the new app
      The call dropped
      I dropped my phone
      The elevator goes down only
      Last year I bought a phone
      Last year was good and this year too
      I have changed my address
      Things changed for the better
      Could be worse
      It is worse at your competitors
      The old branch was in the main street
      I miss my family
      I missed my appointment
      I remember my password
      Prices fall before the holidays
      Bad weather
      Before the trip I need a SIM
      No longer need the service, it is my second home
      No longer live at this address
      I joined last year and it is great
      Now it works
      Two years ago I ordered a fridge, I need a filter
      You have become my favourite shop
      It became clear after the explanation
      Slip on shoes are great
      The speed is as promised
      I turned off the router
      Ever since you came our lines work
      I was worried but it went well
      Downloading is easy
    `),
  },
};
