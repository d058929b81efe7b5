import { lines, type Sayings } from './sayings.fixture.ts';

export const REPEATED_FAULT: Sayings = {
  he: {
    said: lines(`
      שוב אותה תקלה, האינטרנט נופל כל ערב
      כבר פעם שלישית שאני מתקשר על אותה בעיה
      החליפו לי את הנתב ושוב הוא נתקע
      התקלה חזרה יום אחרי התיקון
      הטכנאי היה פה פעמיים ועדיין לא עובד
      אותו סיפור כל חודש, חיוב כפול
      שוב חויבתי פעמיים
      עוד פעם אין לי אינטרנט
      הבעיה לא נפתרה גם אחרי ארבע שיחות
      תיקנתם את הדוד והוא שוב דולף
      זו הפעם הרביעית שהמשלוח הולך לאיבוד
      כל שבוע מחדש המעלית מושבתת
      הנזילה חזרה
      המכשיר חזר מהמעבדה עם אותה תקלה
      שלושה טכנאים כבר היו ואף אחד לא פתר
      אחרי שלושה ביקורי טכנאי הבעיה נשארה
      פניתי כבר חמש פעמים בנושא ואין פתרון
      הבעיה ממשיכה למרות שאמרתם שטופלה
      שוב ושוב אותה טעות בחשבון
      תקלה חוזרת בכרטיס
      מאז התיקון זה קרה עוד שלוש פעמים
      האפליקציה קורסת כל פעם שאני נכנס
      בפעם המי יודע כמה אני מדווח על הפנס השרוף ברחוב
      סתימה בביוב שוב, בפעם השנייה החודש
      לא עובר שבוע בלי הפסקת חשמל
      דיווחתי על זה גם בינואר וגם במרץ, והמצב אותו דבר
      הפח שוב לא פונה
      חזר לסורו
      התקלה לא מסתדרת כבר חודש למרות כל הפניות
      טופל ונסגר, ואחרי יומיים שוב מנותק
      החלפתם ממיר, החלפתם כבל, ועדיין נתקע
      המזגן התקלקל שוב שבועיים אחרי שתיקנתם
      עדיין יש ניתוקים גם אחרי שהחלפתם נתב
      פעם חמישית שנשלח אליי המוצר הלא נכון
      כל פעם שיורד גשם אין לנו חשמל
      נמאס מהתקלות החוזרות ונשנות
      אני מתקשרת שוב באותו עניין
      הבעיה צצה שוב
      זה קורה כל יום מחדש
      גם התיקון השלישי לא עזר
      הפניתי את הבעיה שלוש פעמים והיא עוד קיימת
      שוב פעם לא הגיעו התרופות
      כל ביקור אותו סיפור, המערכת שלכם לא מזהה אותי
      שוב נפל הקו
      חזרה התקלה
      קו הטלפון מת שוב, פעם שנייה השבוע
      הכרטיס נדחה שוב ושוב
      מקבלת שוב את אותה שגיאה
      ממשיך להתנתק למרות החלפת נתב
      הרכב חזר מהמוסך עם אותו רעש
      לא יכול להיות שכל חודש אני צריך להתקשר על אותו חיוב
      תיקנו, התקלקל, תיקנו, התקלקל
      החיוב השגוי מופיע גם החודש
      הטעות חוזרת על עצמה
      עשרה ימים, ארבע פניות, אפס פתרון
      עדין לא מתוקן אחרי 3 טכנאים
      זאת לא פעם ראשונה שהמים מפסיקים
      שוב טעיתם בכתובת
      פעמיים הוחלף המכשיר ופעמיים התקלקל
      פעם שישית שהתור מתבטל לי
      הבור בכביש שתוקן נפער מחדש
      ושוב אין מים
      שוב לא עובד
      האתר נופל כל הזמן
    `),
    nearMisses: lines(`
      פעם ראשונה שיש תקלה
      אשמח לשמוע מכם שוב
      שוב תודה על העזרה
      אזמין שוב בשמחה
      התקלה נפתרה ולא חזרה
      מאז התיקון הכול עובד מצוין
      יש לי תקלה באינטרנט
      האינטרנט לא עובד מהבוקר
      נסו שוב מאוחר יותר
      ניסיתי שוב וזה הצליח
      שוב נהניתי מהשירות
      כל פעם שאני מתקשר עונים לי מיד
      פעם שלישית שאני קונה אצלכם ותמיד מצוין
      טכנאי אחד תיקן הכול
      הבעיה תוקנה בפעם הראשונה
      אותו טכנאי נחמד הגיע
      קיבלתי שוב הנחה
      כבר פעם שנייה שאני ממליץ עליכם לחבר
      לא חזרה התקלה מאז
      אין יותר תקלות
      האם התקלה עלולה לחזור?
      מתי תוקן הדוד?
      שלחו לי שוב את החשבונית
      תשלחו לי את הקוד שוב בבקשה
      איך מתקנים תקלה?
      כל יום אני משתמשת באפליקציה
      כל חודש אני מקבל חשבונית בזמן
      אותה חבילה בבקשה
      אני רוצה את אותו המסלול
      התקשרתי פעמיים כי שכחתי לשאול
      חזרתי הביתה והכול עבד
      הנציגה חזרה אליי מהר
      החזרה של המוצר הייתה קלה
      שוב שלום
      נדבר שוב מחר
      יש טעות בחשבון
      חויבתי פעמיים על אותה הזמנה
      חיוב כפול החודש
      השליח בא בפעם השנייה ומסר
      המכשיר הגיע מתוקן ועובד
      תקלה קטנה וטופלה מיד
      הטכנאי תיקן ומאז אין בעיות
      לא קרה לי שוב
      פעם ראשונה שאני פונה אליכם
      עדיין לא החלטתי
      עדיין לא הגיע המשלוח
      שוב הוכחתם שאתם הכי טובים
      ביקרתי שוב בסניף והיה נעים
      אחרי שלוש שנים אני עדיין מרוצה
      הגעתי לסניף שלוש פעמים השבוע, צוות מקסים
      כל ערב אני רואה סדרה אצלכם
      יש לכם פתרון לתקלה?
      האפליקציה נתקעה רגע והסתדרה
      המוצר נשבר
      הנתב נתקע, מה עושים?
      התקלה טופלה ולא צצה שוב
      חזרתי לחבילה הקודמת
      פעם שלישית גלידה
      תזכירו לי שוב מה המחיר
      אפשר לקבל שוב סיסמה?
      שוב מבצע יפה
    `),
  },
  en: {
    said: lines(`
      Third time this month the line is down again
      Same problem again
      The technician came twice and it still doesn't work
      It was fixed last week and now it's broken again
      this keeps happening
      I've called four times about the same issue
      The fault came back a day after the repair
      Double charged again, second month in a row
      You replaced the router and it still drops
      My order is wrong again
      Every single week the elevator is out of order
      Over and over the app crashes
      fourth replacement and it still does not charge
      Yet another power cut
      The leak is back
      Still not fixed after three visits
      recurring error on my statement
      here we go again, no water
      I have reported this pothole five times
      Bins missed again for the third week running
      The same mistake on every bill
      I keep getting the same error message
      Once again my prescription was not ready
      It happens every time it rains
      Same story every month
      Returned from repair with the identical fault
      sent it in for repair twice, same noise
      My internet goes down daily
      The issue persists despite two technicians
      no luck after 6 phone calls, problem is still there
      The heating broke down again, a week after your engineer left
      Contacted you multiple times and nothing has changed
      This is the nth time my card gets declined
      Again with the wrong size!
      keeps freezing even after the update you told me to install
      Not the first time my parcel has gone missing
      They patched it and it failed again within hours
      For the umpteenth time: my address is wrong
      The problem resurfaced
      It's back to not working
      the 3rd time I'm writing about the same thing
      second faulty unit in a row
      Every few days I lose signal
      Still having the same trouble after reset, replacement and new cable
      We've been through this before, the meter reading is wrong again
      your 'fix' lasted two days
      Repaired, broke, repaired, broke
      My claim was rejected again for the same missing form that I already sent twice
      once more I've been billed for a service I cancelled
      Constantly disconnecting
      Ticket closed 3 times, issue not solved
      again no internet
      down again
      It stopped working again
      How many times do I have to report this street light?
      another month, another billing error
      The new one has the same defect as the old one
      continues to malfunction after the service
      Months of the same fault and no solution
      I'm calling again about my dead phone line
      the noise returned after the repair
      third engineer, no fix
    `),
    nearMisses: lines(`
      Thanks, would buy again
      First time I have a problem
      Thank you again for your help
      I will order again
      The fault was fixed and has not come back
      Since the repair everything works
      My internet is down
      The line is dead since this morning
      Try again later
      I tried again and it worked
      Third time I shop here and always great
      Same technician as last time, lovely man
      Fixed the first time
      Every time I call you answer at once
      Could you send the code again?
      Please send me the invoice again
      I keep recommending you
      Keeps getting better
      Will it happen again?
      It never happened again
      No more problems
      Same plan please
      Second hand phone, is it supported?
      I called twice because I forgot to ask
      Back home and it works
      See you again
      Talk again tomorrow
      There is an error in my bill
      I was charged twice for one order
      The app crashed
      The device came back repaired and works
      A small problem, solved at once
      Again, great service
      Once again you were the best
      I visit your branch every week, nice staff
      Every month the invoice comes on time
      Still happy after three years
      I still haven't decided
      Is there a solution for this error?
      Order number three arrived
      Can I use the same card?
      Hope this does not happen again
      Happy to be back with you
      Third floor, second door
      Recurring payment set up, thanks
      How do I set up a recurring transfer?
      Same day delivery is great
      Repeat prescription please
      Please repeat my last order
      Let me know if the issue comes back
      Down to earth staff
      I came back to the store and they helped
      Replaced the router and it works now
      Two technicians came and fixed it
      Keep up the good work
      The router freezes, what should I do?
      Remind me again what the price is
      Great as always
      My washing machine broke
      Same here, I agree
      Tell me again how to log in
    `),
  },
};
