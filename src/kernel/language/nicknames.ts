import { foldFinals } from '#kernel/text/hebrew';

/**
 * Names by which the same person is called: a short table of the usual Israeli and English ones, written by hand.
 * A name may stand in several classes (אבי is אברהם or אבינועם); two names agree when they share one.
 */
const CLASSES = `
יוסף יוסי ספי joseph yosef yossi yosi joe joey josef
יעקב קובי יענקלה יקי jacob yaakov yakov kobi koby jake jack
אברהם אבי אברום אברמי abraham avraham avi abe
אבינועם אבי avinoam avi
אביגדור אבי avigdor avi
יצחק איציק צחי itzik itzhak yitzhak isaac izik ike tzahi
משה מושיק מוישי מוש moshe moses moshik moishe
שלמה שלומי solomon shlomo shlomi sol
דוד דודו דודי דייב david dudu dudi dave davey
מיכאל מיקי מייק michael miki micky mike mickey mick
מיכל מיקי michal miki
רבקה ריקי ריבי rivka rebecca riki ricky becky becca
שרה שרי שרית sarah sara sari sally
רחל רחלי רוחי rachel rahel racheli ruhi
אסתר אתי אסתי esther ester eti esti
חנה חני אניה hannah hana chana hani anna ann
חיים חיימי haim chaim hayim
אליהו אלי eliyahu elijah eli
אליעזר אלי לייזר eliezer eli
אלישע אלי elisha eli
אלון לון alon
בנימין בני ביני בן benjamin binyamin beni benny ben
שמואל שמוליק סמי samuel shmuel shmulik sam sammy
שמעון שימי simon shimon shimi
יהודה יודה יהודה'לה yehuda judah
יהונתן יונתן יוני jonathan yonatan yehonatan yoni jon jonny
נתנאל נתי nethanel netanel nati
נתן נתי nathan natan nati nate
אלכסנדר אלכס סשה alexander alexandre alex sasha aleksandr
אלכסנדרה אלכס סשה alexandra alex sasha
דניאל דני דן daniel dani danny dan
דניאלה דני daniela dani
גבריאל גבי gabriel gavriel gabi gaby
רפאל רפי raphael rafael rafi
מנחם מני menachem menahem mani
מרדכי מוטי מוטק'ה mordechai mordecai moti motti
צבי צביקה הרשל zvi tzvi zvika tzvika
זאב זאביק zeev wolf
ישראל שרול israel yisrael srulik
יחזקאל חזי ezekiel yehezkel hezi
ירמיהו ירמי jeremiah yirmi
עמנואל מנו emanuel emmanuel manu
אורי אוריאל uri uriel
אריאל אריק ariel arik
אריה אריק לייב arie aryeh arik leib
אהרון אהרן רוני aaron aharon ahron roni
אהוד אודי ehud udi
גדעון גידי gideon gidi
יואב יואבי yoav
חזקיהו חזי hezi
תמר תמי תמרי tamar tami tamara
מרים מירי מרי miriam miri mary
אביגיל גילי abigail avigail gili abby
ציפורה ציפי zipora tzipora tzipi zipi
יהודית יודית דיתה judith yehudit judy
לאה לאהלה leah lea
נעמי נעמה'לה naomi noemi
שושנה שושי רוזה shoshana shoshi susan suzan rose
אלישבע אלי שבע elisheva elizabeth
דבורה דבי דבורי deborah debora dvora debbie debby deb
יוכבד יוכי yocheved yochi
מלכה מלי malka mali
שולמית שולי שולה shulamit shuli shula
רונית רוני ronit roni
סיגלית סיגל sigalit sigal
אילנה אילי ilana
עליזה אליזה aliza
יוליה יולי julia yulia julie
יקטרינה קטיה קאטיה ekaterina yekaterina katya catherine katia
סבטלנה סבטה svetlana sveta
תטיאנה טניה tatiana tatyana tanya
נטליה נטשה natalia natalya natasha natalie
ולדימיר ולדי וובה vladimir vladi vova
דמיטרי דימה dmitri dmitry dima
סרגיי סריוז'ה sergey sergei
מוחמד מחמוד חמודי mohammed muhammad mohamed mohammad hamudi
אחמד חמודי ahmed ahmad hamudi
william will bill billy willy liam
robert rob bob bobby robbie bert
richard rick dick rich ricky
james jim jimmy jamie
john johnny jack jon
thomas tom tommy תומס תומר'לה
edward ed eddie ted teddy
charles charlie chuck chas
christopher chris kit
christine christina chris tina
katherine catherine kate katie kathy cathy kathryn kat
elizabeth liz beth betty eliza lizzie betsy ליז אליזבת
margaret maggie meg peggy marge
patricia pat patty trish
jennifer jen jenny ג'ניפר
susan sue susie suzy
barbara barb babs
steven stephen steve סטיב
anthony tony אנתוני טוני
matthew matt מתיו מת
andrew andy drew
nicholas nick nicky
peter pete פיטר
victoria vicky vicki ויקטוריה ויקי
`;

const classesOf = new Map<string, Set<number>>();
for (const [number, line] of CLASSES.trim().split('\n').entries()) {
  for (const raw of line.split(' ')) {
    const name = plain(raw);
    const known = classesOf.get(name) ?? new Set();
    classesOf.set(name, known.add(number));
  }
}

/** Numbers of the classes that a word of a name (as `nameTokens` gives it) stands in; [] for most names. */
export function nicknameClasses(token: string): number[] {
  return [...(classesOf.get(plain(token)) ?? [])];
}

export function areNicknames(first: string, second: string): boolean {
  const classes = new Set(nicknameClasses(first));
  return nicknameClasses(second).some((number) => classes.has(number));
}

function plain(name: string): string {
  return foldFinals(name.replaceAll("'", ''));
}
