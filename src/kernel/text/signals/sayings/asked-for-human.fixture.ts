import { lines, type Sayings } from './sayings.fixture.ts';

export const ASKED_FOR_HUMAN: Sayings = {
  he: {
    said: lines(`
      תעבירו אותי לנציג
      אני רוצה לדבר עם בן אדם ולא עם הבוט
      אי אפשר להגיע לנציג כבר שעה
      נציג אנושי בבקשה
      נציג
      נציג!!!
      אפשר לדבר עם מישהו אמיתי?
      אין עם מי לדבר אצלכם
      תנו לי מנהל
      אני דורש לדבר עם מנהל משמרת
      ביקשתי מנהל ולא העבירו אותי
      הבוט לא מבין, אני צריכה נציגה
      כתבתי נציג חמש פעמים והבוט מתעלם
      מספר טלפון של בן אדם בבקשה
      רוצה מענה אנושי
      לא רוצה לדבר עם רובוט
      איך משיגים אצלכם נציג?
      איך אפשר לדבר עם נציג?
      למה אי אפשר לדבר עם אף אחד?
      שמישהו יחזור אליי טלפונית, לא הודעה אוטומטית
      אני רוצה שנציג יתקשר אליי
      אשמח לשיחה עם נציג שירות
      תחברו אותי למוקדן
      תעביר אותי למוקד האנושי
      די עם התפריטים, תנו בן אדם
      המערכת לא נותנת להגיע לנציג
      הקשתי 0 עשר פעמים ולא הגעתי לנציג
      אין נציג זמין אף פעם
      אפשר נציג?
      יש מישהו אנושי שם?
      מדבר בן אדם או מחשב?
      אני מדברת עם מכונה?? תעבירו לאדם
      הבוט הזה חסר תועלת, אני רוצה אדם
      מבקשת לשוחח עם הרופא ולא עם המענה הקולי
      לקשר אותי עם מנהל הסניף בבקשה
      תעבירי אותי למנהלת שלך
      רוצה לשוחח עם גורם אנושי
      מתי יהיה נציג?
      חיפשתי איפה לדבר עם נציג ואין
      אין אפשרות לדבר עם אדם חי
      שיחה עם אחראי בבקשה
      ביקשתי שיעבירו אותי לאחראית ונותקתי
      לא בוט. בן אדם.
      צריך לדבר עם מישהו דחוף
      רק מענה אוטומטי, בלתי אפשרי להשיג בן אנוש
      אפשר לקבל נציגה דוברת עברית?
      להעביר לנציג
      העבר לנציג
      נציג שירות
      אני רוצה לדבר עם מישהו שמבין
      תן לי לדבר עם בנאדם
      בנאדם אמיתי יש?
      אני לא מסתדרת עם האפליקציה, תנו לי בן אדם שיעזור
      רוצה לדבר עם הממונה עליך
      אני מעוניין בנציג ולא בצ'אט אוטומטי
      חייב נציג עכשיו
      כמה פעמים צריך לבקש נציג
      מישהו יכול לענות לי במקום הבוט?
      אפשר לעבור לנציג אנושי
      שעתיים מנסה להשיג מישהו בטלפון
      לא מצליחה לתפוס אף נציג
      יש דרך לדבר איתכם טלפונית?
      פקיד אנושי בבנק, זה יותר מדי לבקש?
      תתנו לדבר עם אחות, לא עם הקלטה
    `),
    nearMisses: lines(`
      הנציג היה אדיב ומקצועי
      דיברתי עם נציג והוא פתר הכול
      הגעתי מיד לנציג אנושי, שירות מעולה
      היה תענוג לדבר עם בן אדם שמבין
      לא צריך נציג, הבוט עזר
      הבוט שלכם מצוין
      נציג התקשר אליי אתמול
      הנציגה אמרה שיחזרו אליי
      מנהל המוצר שלכם יצירתי
      הטכנאי היה בן אדם
      איזה בן אדם נחמד הטכנאי
      רוצה לדבר על החשבון שלי
      אני מנהלת עסק קטן
      שואב האבק הרובוטי לא עובד
      הזמנתי רובוט מטבח
      קיבלתי מענה מהיר מנציג
      תודה לנציגה שעזרה לי
      העברתם אותי לנציג הלא נכון
      ענה לי נציג אחרי דקה
      מישהו גנב לי את החבילה
      אפשר לדבר איתי אחרי חמש
      לא רוצה לדבר עם נציג, רק תשלחו מייל
      הנציג הבטיח לחזור
      תעבירו לי חשבונית
      העבירו אותי ממחלקה למחלקה
      מנהל הסניף היה אדיב
      אשמח לתשובה במייל
      אדם מבוגר מתקשה עם האפליקציה
      כל נציג אומר משהו אחר
      הנציגים שלכם מקצועיים
      נציגת השירות הייתה חסרת סבלנות
      איך אני מוריד את האפליקציה?
      המענה היה מהיר
      לדבר עם המשפחה בחו"ל כמה עולה?
      רובוט הכביסה התקלקל
      מצאתי מישהו שתיקן
      סיפרתי לנציג את הבעיה
      התקשרתי והנציג ניתק
      חיכיתי שעה לנציג ובסוף ענו
      אני נציג של ועד הבית
      נציג ועד הבית ביקש הצעה
      בתור נציגת החברה אני מבקשת חשבונית
      המנהל שלי אישר את ההזמנה
      סיסמת מנהל לראוטר
      איך מגדירים מנהל חשבון?
      חשבון מנהל
      השיחה עם הנציג הייתה נעימה
      שלום, מישהו השאיר לי הודעה
      תודה שנתתם לי לדבר עם נציגה מקסימה
      האדם שענה היה קשוב
      מי האדם הכי נחמד אצלכם? דנה
      הנציג הציע לי הנחה
      אני לא בוט, תנו לי להיכנס לאתר
      אמת שאינך רובוט לא עובד לי
      האם הנציג שלכם יגיע לפגישה מחר?
      מנהלת המוקד התקשרה להתנצל
      הנציג לא ידע לענות
      שיחה עם הרופא הייתה מועילה
      ממליץ לדבר עם שירות הלקוחות שלהם
      אני צריך לדבר עם אשתי קודם
      אחזור אליכם אחרי שאדבר עם המנהל שלי
    `),
  },
  en: {
    said: lines(`
      Let me speak to a human please
      I need a real person, not a bot
      agent
      representative
      AGENT!!!
      Can I talk to someone?
      Connect me to a live agent
      I want to speak with your manager
      get me a supervisor
      Is there a human I can talk to?
      Stop the bot and give me a person
      I asked for a manager and was refused
      Transfer me to customer service
      There is no way to reach a human being
      Impossible to get hold of anyone
      I typed agent five times and it keeps looping
      pressing 0 does nothing, I just want an operator
      how do i speak to an actual person
      I would like to speak to a person
      human please
      Please have someone call me
      I need somebody to call me back, not another automated message
      Are you a robot? I want a human
      am I talking to a machine? put me through to someone
      I don't want to chat with a bot
      Can't get through to a real person
      Nobody to talk to, only menus
      I'd rather talk to a person
      Your chatbot is useless, I need an agent
      no humans available ever
      May I speak to the branch manager?
      Put a person on the line
      give me a phone number where a human answers
      I've been trying to reach a representative for an hour
      Speak to agent
      speak to representative
      Talk to a human
      escalate me to your supervisor
      I demand to speak to whoever is in charge
      I want someone who understands English to help me, not this bot
      live chat with a person please
      is anyone real there?
      Could a member of staff contact me by phone?
      could someone please ring me
      I just want to talk to somebody
      let me talk to your boss
      Why can't I speak to anyone?
      an actual human would be nice
      Operator
      Is there anybody there or just this machine
      I want to be transferred to a nurse instead of this recording
      Enough with the automated system
      Tried for days to speak with a live person
      I wish to speak with the person in charge
      No option to talk to an advisor
      real human pls
      spk to human
      Where can I find a phone number to call a real agent?
      I keep asking for a person and the bot ignores me
      looking for a human being here
      Can a representative contact me
      I require a human response not a template
    `),
    nearMisses: lines(`
      It was a pleasure to speak to a real person today
      The agent solved it at once
      I spoke to a manager and he fixed it
      I don't need an agent, the bot helped
      Your bot is great
      My robot vacuum stopped working
      The representative was rude
      I talked to someone yesterday who said it was fine
      An agent called me back within minutes
      My manager approved the order
      How do I add a manager to my account?
      I am a travel agent, do you offer rates?
      Real estate agent here, need a quote
      The cleaning agent leaked
      Thank you for letting me speak to a person so quickly
      Someone stole my parcel
      Every agent tells me something different
      I need to talk to my wife first
      The technician was a very nice person
      Got through to a human in seconds, amazing
      Human error on my side, sorry
      I'm only human
      Human resources department please send invoice
      Your agents are professional
      I was transferred three times
      The staff were friendly
      I told the representative about the problem
      Person of contact changed, please update
      Per person price?
      I paid in person
      I can come in person tomorrow
      Password manager does not work with your site
      Task manager shows your app using all memory
      The manager of the store was helpful
      I am not a robot check fails on your site
      I'm not a bot, let me in
      Somebody left the gate open
      Great talking to you
      Please call me Dan
      Call me crazy but I like the old app
      I'd like to speak about my bill
      Please reply by mail only, no calls
      Do not have an agent call me
      No need for a person, just mail me the form
      The operator connected me at once
      Crane operator here, need a helmet
      How do I talk to Siri on this phone?
      Our customer service team uses your product
      I am the person who ordered
      The person who answered was kind
      I wrote to support and they answered
      The nurse spoke to me kindly
      I manage three branches
      The live agent was fantastic
      Is the human size chart in cm?
      Spoke with a supervisor, issue resolved
      I got a call from your representative
      Someone already helped me
      The conversation with your agent was pleasant
      I am a sales representative
      An agent promised to call back
    `),
  },
};
