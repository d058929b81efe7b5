import { lines, type Sayings } from './sayings.fixture.ts';

export const LEGAL_THREAT: Sayings = {
  he: {
    said: lines(`
      אם לא יוחזר הכסף אפנה לתביעות קטנות
      עו"ד שלי ייצור איתכם קשר
      הגשתי תלונה למועצה לצרכנות
      אני אתבע אתכם
      נתראה בבית משפט
      העברתי את הטיפול לעורך דין
      זו התראה אחרונה לפני נקיטת הליכים משפטיים
      נמאס לי, אני הולך לתביעה ייצוגית נגדכם
      אם לא תחזרו אליי עד מחר אני מגישה תביעה
      אאלץ לפנות לערכאות
      אפנה לממונה על שוק ההון
      פניתי למפקח על הבנקים
      תלונה הוגשה לפיקוח על הבנקים בבנק ישראל
      אני מתכוון להתלונן במשרד התקשורת
      אפנה לנציב תלונות הציבור
      שלחתי מכתב לאומבודסמן
      תקבלו ממני מכתב מעורך דין
      אשקול צעדים משפטיים
      שומר לעצמי את הזכות לפעול במישור המשפטי
      לפני שאני פונה לרשות להגנת הצרכן, תנו לי תשובה
      התייעצתי עם עורכת דין ויש לי עילה
      ניפגש בבימ"ש
      מבחינתי הצעד הבא הוא בית המשפט
      אני אגרור אתכם לבית המשפט
      עותק: המועצה הישראלית לצרכנות
      אגיש נגדכם תלונה במשטרה על הונאה
      אני אלך איתכם עד הסוף, גם בבית משפט
      תביעה בדרך אליכם
      הכנתי כתב תביעה
      פתחתי תיק בתביעות קטנות
      יש לי כבר עוד שמטפל בזה, מכתב מעו'ד יוצא היום
      אדווח עליכם לרשות התחרות
      נפנה למשרד הבריאות עם התלונה הזאת
      אתלונן בנציבות קבילות הציבור של משרד הבריאות
      מתכננת לתבוע את הקופה
      נשקול לתבוע את העירייה על הנזק לרכב
      אתבע פיצוי על עוגמת נפש
      זאת עבירה על החוק ואני אטפל בכם בבית משפט
      עורך הדין של המשפחה כבר מטפל
      הדבר יגיע לבית דין אם לא תתקנו
      אני פונה היום למבקר המדינה
      אל תכריחו אותי ללכת לבית משפט
      חבל שנגיע לבית משפט על 200 שקל
      יועץ משפטי שלנו ינסח לכם מכתב
      אם לא אקבל מענה אעביר את העניין לטיפול משפטי
      תוגש נגדכם תובענה ייצוגית
      אפעל מולכם בכל האמצעים המשפטיים
      נגיש עתירה נגד העירייה
      קבלו את זה כמכתב התראה לפני תביעה
      שכרתי עורך דין בעקבות ההתנהלות שלכם
      תביאו בחשבון שאגיע איתכם לערכאות משפטיות
      אני לא מוותר, תביעות קטנות וזהו
      הגעתם לתביעה
      יש לכם יומיים ואז אני מערב עורכי דין
      התלונה שלי אצל הרשות להגנת הפרטיות
      אדרוש פיצוי סטטוטורי בבית המשפט
      לתשומת לבכם, המכתב הבא יגיע ממשרד עורכי דין
      בכוונתי לפנות לבית משפט לתביעות קטנות
      אחי עורך דין והוא יגיש בשמי תביעה
      תיתבעו על זה
      אני עם עו״ד, נמשיך משם
      אפנה לרשות החשמל ולמשרד האנרגיה
      דיווחתי למשרד הכלכלה על ההטעיה
    `),
    nearMisses: lines(`
      אמא שלי עורכת דין והיא מרוצה מהחבילה
      מחכה כבר עוד שעה
      הגשתי תביעה לביטוח אחרי התאונה, מה הסטטוס?
      מה מספר התביעה שלי?
      תביעת הביטוח אושרה, תודה
      לא אתבע אתכם, רק רוצה הסבר
      אין לי שום כוונה ללכת לבית משפט
      אני עובד כעורך דין וצריך קו מהיר
      הסניף ליד בית המשפט סגור?
      הגשתי תלונה במשטרה על גניבת הטלפון, צריך לחסום את הקו
      צריך אישור יתרות עבור עורך הדין שמטפל במשכנתה
      כמה עולה ביטוח הגנה משפטית?
      מה השם המשפטי של החברה?
      קיבלתי מכתב מהמועצה המקומית
      תביעות הקופה מטופלות באתר?
      אני צריכה טופס תביעה לקצבת נכות
      עוד שלי ועוד שלך
      איפה מגישים תביעה על נזקי מים בפוליסה?
      הרשות המקומית שלחה ארנונה
      משרד עורכי דין, נשמח להצעת מחיר לקווים
      המחיר כולל ייעוץ משפטי?
      עורך הדין של הבנק התקשר לגבי המשכנתה
      אני שופטת במקצועי
      המשפט הזה באתר לא ברור
      מה זה סעיף הגנת הצרכן בחוזה?
      לפי משרד הבריאות צריך הפניה
      ההחלטה של המפקח על הבנקים מבורכת
      לא מאיים בתביעה, פשוט מתוסכל
      ביקשתי ייפוי כוח לעורך דין
      הטכנאי המליץ לתבוע את הביטוח
      הנציג שפט אותי
      אשמח לתלונה פנימית בלבד
      רוצה להגיש תלונה על נציג
      יש לכם נציב פניות ציבור?
      עוד לא קיבלתי תשובה
      מה שעות הפתיחה של משרד התקשורת?
      הילד שלי משחק במגרש
      בעלי שוטר במשטרה
      קיבלתי דוח מהמשטרה
      חברת הביטוח דחתה את התביעה, איך מערערים?
      התביעה שלי על אובדן כושר עבודה בטיפול?
      חתמתי על החוזה אצל עורכת דין
      המערכת לא מזהה את בית הדין ככתובת
      נציג המועצה היה אדיב
      אני לומד משפטים ומקבל הנחת סטודנט?
      השירות המשפטי שלכם מצוין
      מסמך מבית המשפט על שינוי שם, לאן לשלוח?
      צו ירושה מבית המשפט מצורף
      צריך לעדכן כתובת במשרד הפנים
      גירושין: יש פסק דין, איך מפצלים את המנוי?
      פסק הדין מצורף לבקשה להסרת עיקול
      מבקר במשרד שלכם מחר
      לתבוע הצלחה בעבודה זה קשה
      כתבתי לכם עוד מכתב
      אני הממונה על הרכש בחברה
      המפקח באוטובוס היה נחמד
      חוק זה חוק, אין בעיה
      הוגש ערעור על תביעת סיעוד
      תודה למחלקה המשפטית על העזרה
      אין צורך בעורך דין, הכול נפתר
      שאלתי לגבי תביעה קודמת בפוליסה
    `),
  },
  en: {
    said: lines(`
      You will hear from my lawyer
      I am taking legal action, see you in court
      I'll be filing in small claims court
      I will sue you
      I'm going to take you to court over this
      My solicitor has been instructed
      I have contacted the ombudsman
      This is my final letter before action
      I'm reporting you to the regulator
      Expect a letter from my attorney
      I have filed a complaint with the FCC
      I am going to report you to trading standards
      I'll see you in small claims
      We are considering legal proceedings
      I reserve the right to pursue this legally
      Filed a CFPB complaint against you this morning
      im gonna sue u guys
      You leave me no choice but to seek legal advice
      If this is not settled by Friday I shall go to the financial ombudsman
      My next step is the consumer council
      a class action is coming your way
      I've spoken to a lawyer and I have a case
      Complaint lodged with the Better Business Bureau
      Going to the attorney general with this
      I will dispute this in court
      consider this a formal notice of legal action
      You'll be served papers
      Do I need to get my lawyers involved?
      I will escalate this to Ofcom
      escalating to the energy ombudsman if I don't hear back
      I'm contacting consumer protection
      This is illegal and I'll be pressing charges
      I'll file a police report against your company for fraud
      I have hired an attorney
      lawsuit pending
      I will be seeking damages
      will be taking this further with the Department of Transportation
      I filed a DOT complaint
      Prepare for a lawsuit
      I'm ready to litigate
      See you in front of a judge
      we will let the courts decide
      The insurance commissioner will hear about this
      i am forwarding everything to my legal team
      I'll get a court order if I have to
      Don't make me take this to court
      I'm about to lawyer up
      my laywer is drafting a letter
      My husband is an attorney and he will be writing to you
      I've submitted a complaint to the data protection authority
      You're breaking the law and I will take action in court
      next stop: the tribunal
      I will be making a formal complaint to the state utility commission
      Our lawyers will be in touch
      I intend to claim compensation through the courts
      Talk to my lawyer from now on
      Thinking of suing the council for the damage to my car
      I will report this HIPAA violation to the authorities
      If you refuse, I'll have to involve my solicitor
      legal action will follow
      I've opened a case with the ombudsman service
      will be suing
    `),
    nearMisses: lines(`
      My mother is a lawyer and loves your service
      I work as a lawyer and need a second line
      Sue at the front desk was wonderful
      How do I file a claim on my policy?
      My insurance claim was approved, thanks
      I filed a police report for my stolen phone, please block it
      I am not going to sue anyone, I just want an answer
      What is the legal name of your company?
      Your legal department answered quickly
      The tennis court booking failed
      I need a statement for my attorney to close on the house
      Do you offer legal insurance?
      The gas regulator on my tank needs replacing
      Is there an ombudsman at your bank?
      The lawsuit in the news does not concern me
      I am a judge and travel a lot
      I have jury duty that week, can I move my visit?
      I'm a court reporter
      The food court was closed
      I need a copy of the court order on file
      Power of attorney form attached
      My lawyer recommended your bank
      Claim number 4451, any update?
      Can I make a claim for water damage?
      I'd like to file a complaint about an agent
      What are my legal rights under the warranty?
      Legal aid office, we need ten lines
      My solicitor is handling the mortgage, please send him the form
      No need for lawyers, it is all settled
      I won't be taking legal action
      The charge was disputed and you solved it
      The court is next to your branch
      Regulatory fee on my bill, what is it?
      It should be illegal to make coffee this good
      The law changed, do I need a new form?
      My appeal for the parking ticket was accepted
      Is it legal to use this router abroad?
      I am a law student, any discount?
      The police officer helped me at your store
      I pursued the issue and it was fixed
      Our legal team approved the contract, please proceed
      They pursued every option to help me
      Trading standards are high at your shop
      The notice you sent was clear
      In the case of rain, is it waterproof?
      The phone case I ordered is blue
      Attorney discount available?
      Consumer survey filled in
      I would never sue over this
      My brother is an attorney
      You have a legal obligation to send an invoice, thanks for doing so
      I got your court of arms mug
      Where can I read about consumer protection?
      Please file my complaint internally
      Tax authority form needed
      I was served coffee while waiting
      Served quickly by nice staff
      My claim was denied, how do I appeal?
      The commission on the transfer is too high
      Is the CFPB number printed on the bill?
    `),
  },
};
