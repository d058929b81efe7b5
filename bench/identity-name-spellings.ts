/**
 * Hebrew names and how their bearers write them in Latin letters: a table written by hand, in three parts. The keys in
 * the kernel were looked over with the first part; the misses of the second were seen once; the third was written down
 * after the keys were done and is only ever reported.
 */
const LOOKED_OVER = `
יוסף Yosef Joseph Yossef Josef|דוד David Dawid|משה Moshe Moses Moshé|אברהם Avraham Abraham|יצחק Yitzhak Itzhak Isaac Yitzchak|יעקב Yaakov Jacob Yakov Yaacov
שלמה Shlomo Solomon|חיים Haim Chaim Hayim|מיכאל Michael Mikhael|דניאל Daniel Danyel|אריאל Ariel|יונתן Yonatan Jonathan|נועם Noam|איתי Itay Itai|אורי Uri Ori Ury
עידן Idan|עומר Omer|רון Ron|גל Gal|טל Tal|שי Shai Shay|אלון Alon|עמית Amit|יובל Yuval|אסף Asaf Assaf|גיא Guy Gai|אייל Eyal|ערן Eran|ניר Nir|רועי Roi Roy Roee
עופר Ofer|אמיר Amir|יואב Yoav|אבי Avi|יוסי Yossi Yosi|אלי Eli Ely|שמעון Shimon Simon|ראובן Reuven Ruben|לוי Levi Levy|יהודה Yehuda Judah|בנימין Binyamin Benjamin
אפרים Efraim Ephraim|מנשה Menashe|אהרון Aharon Aaron|מרדכי Mordechai Mordehai|שמואל Shmuel Samuel|נתן Natan Nathan|גדעון Gideon|צבי Zvi Tzvi Tsvi|זאב Zeev Zev
אריה Arie Aryeh Arye|דב Dov|ישראל Israel Yisrael|עמוס Amos|יונה Yona Jonah|חזקיהו Hizkiyahu|ירון Yaron|דרור Dror|צחי Tzahi Tsachi|קובי Kobi Koby|מוטי Moti Motti
שרה Sarah Sara|רחל Rachel Rahel|לאה Leah Lea|רבקה Rivka Rebecca|מרים Miriam|אסתר Esther Ester|חנה Hana Hannah Chana|דבורה Dvora Deborah|יהודית Yehudit Judith|נעמי Naomi Noemi
תמר Tamar|רות Ruth Rut|מיכל Michal|יעל Yael|נועה Noa Noah|שירה Shira|מאיה Maya Maia|תהילה Tehila|אביגיל Avigail Abigail|הילה Hila|ליאור Lior|אורית Orit|גלית Galit
רונית Ronit|דורית Dorit|אילנה Ilana|סיגל Sigal|ענת Anat|אפרת Efrat|שרון Sharon|קרן Keren|ורד Vered|הדס Hadas|אורלי Orly Orli|לימור Limor|מירב Merav Meirav|עדי Adi
ציפורה Tzipora Zipora|שושנה Shoshana|ברכה Bracha Braha|זהבה Zehava|יפה Yafa Yaffa|מלכה Malka|פנינה Pnina|גאולה Geula|שולמית Shulamit|בתיה Batya Batia|חוה Hava Chava|צביה Tzvia Zvia
מוחמד Mohammed Muhammad Mohamed|אחמד Ahmed Ahmad|מחמוד Mahmoud Mahmud|עלי Ali|חסן Hassan Hasan|יוסוף Yusuf Yousef|איברהים Ibrahim|עומאר Omar|פאטמה Fatma Fatima|מרים Maryam|אמינה Amina|סאמר Samer
ולדימיר Vladimir|סרגיי Sergei Sergey|דמיטרי Dmitry Dmitri|אלכסנדר Alexander Aleksandr|יבגני Evgeny Yevgeny|סבטלנה Svetlana|נטליה Natalia Natalya|אולגה Olga|טטיאנה Tatiana Tatyana|אירינה Irina
ג'ורג' George|צ'רלי Charlie|מישל Michel Michelle|ז'קלין Jacqueline|סוזן Susan Suzan|ויקטור Victor Viktor|ויקטוריה Victoria Viktoria|אליזבת Elizabeth|רוברט Robert|ריצ'רד Richard|פליקס Felix|מקס Max
`;
const HELD_OUT = `
ברק Barak|עוז Oz|איתמר Itamar|אלעד Elad|אליהו Eliyahu Elijah|אלקנה Elkana|בועז Boaz|בצלאל Bezalel Betzalel|ברוך Baruch Barukh|גבריאל Gabriel Gavriel|דן Dan|הלל Hillel Hilel|זכריה Zecharia Zechariah
חגי Hagai Haggai|חנוך Hanoch Chanoch|טוביה Tuvia Tovia|יאיר Yair|יהושע Yehoshua Joshua|ידידיה Yedidya Yedidia|יחזקאל Yehezkel Ezekiel|ינון Yinon|ירמיהו Yirmiyahu Jeremiah|ישי Yishai Ishai|ישעיהו Yeshayahu Isaiah|כפיר Kfir
להב Lahav|ליאב Liav|מאיר Meir|מנחם Menachem Menahem|מתן Matan|נחום Nahum Nachum|נחמן Nachman Nahman|נחשון Nachshon Nahshon|נפתלי Naftali|עזרא Ezra|עמרם Amram|פנחס Pinhas Pinchas|צדוק Tzadok Zadok|קלמן Kalman
רפאל Rafael Raphael|שאול Shaul Saul|שחר Shahar Shachar|שגיא Sagi|שמחה Simcha Simha|תומר Tomer|אביב Aviv|אדם Adam|אוהד Ohad|אופיר Ofir Ophir|אורן Oren|אלמוג Almog|גילעד Gilad|דור Dor|דולב Dolev|הראל Harel
חן Chen Hen|יקיר Yakir|לירן Liran|מעוז Maoz|נדב Nadav|נתנאל Netanel Nethanel|סהר Sahar|עדן Eden|עידו Ido Iddo|פלג Peleg|צוריאל Tzuriel Zuriel|רותם Rotem|רז Raz|שקד Shaked|תום Tom
אביטל Avital|איילת Ayelet|אילת Eilat|אלונה Alona|בת שבע Batsheva Bathsheba|גילה Gila|דינה Dina Dinah|דפנה Dafna Daphna|הדר Hadar|ורדה Varda|זיוה Ziva|חדוה Hedva|חגית Hagit|טליה Talia Talya|יוכבד Yocheved|ירדנה Yardena
כרמית Karmit Carmit|ליאת Liat|לילך Lilach Lilah|מורן Moran|מזל Mazal|מיטל Meital Mital|נאוה Nava|נורית Nurit|נילי Nili|סמדר Smadar|סתיו Stav|עדנה Edna|עופרה Ofra|עירית Irit|פזית Pazit|צילה Tzila Zila|קרין Karin
רוית Ravit|רינה Rina Rena|שגית Sagit|שחר Shahar|שלומית Shlomit|תקוה Tikva|תרצה Tirza Tirtza|אסנת Osnat Asnat|בלהה Bilha|גלי Gali|הודיה Hodaya|טובה Tova Tovah|יסמין Yasmin Jasmin|מעיין Maayan|עטרה Atara|רעות Reut
ח'אלד Khaled Khalid|מוסטפא Mustafa|נביל Nabil|סלים Salim Selim|עבדאללה Abdullah Abdallah|ג'מאל Jamal Gamal|ראמי Rami|סמיר Samir|פואד Fuad|רשיד Rashid|עאישה Aisha|חדיג'ה Khadija|לילא Layla Leila|נאדיה Nadia|זינב Zeinab Zaynab
בוריס Boris|איגור Igor|ליאוניד Leonid|מיכאיל Mikhail|ניקולאי Nikolai Nikolay|פאבל Pavel|גריגורי Grigory Gregory|יורי Yuri Yury|קונסטנטין Konstantin Constantin|אנה Anna|לריסה Larisa Larissa|לודמילה Ludmila Lyudmila|גלינה Galina|מרינה Marina|ילנה Elena Yelena
פיליפ Philip Filip|ג'ק Jack|ג'ניפר Jennifer|קתרין Katherine Catherine|סטפן Stephen Stefan|תומאס Thomas|כריסטינה Christina Kristina|הנרי Henry Henri|אדוארד Edward|פרנק Frank|ג'יימס James|שרלוט Charlotte|ז'אן Jean|אנדרי Andrey Andrei|וילי Willy Willie
`;

const UNSEEN = `
אביגדור Avigdor|אדיר Adir|אוריאל Uriel Oriel|איתן Eitan Eytan|אליעזר Eliezer|אלישע Elisha|אסא Asa|ארז Erez|בן ציון Bentzion Benzion|ברוריה Bruria|גבי Gabi Gaby|דביר Dvir|הושע Hoshea Hosea|זוהר Zohar|חננאל Hananel Chananel
טוהר Tohar|יהל Yahel|יחיאל Yehiel Yechiel|ינאי Yanai Yannai|יפתח Yiftach Iftah|ליעוז Lioz|מלאכי Malachi|מיכה Micha Micah|נהוראי Nehorai|ניצן Nitzan|עובדיה Ovadia Obadiah|עמיחי Amichai Amihai|עמנואל Emanuel Immanuel|פסח Pesach Pesah|צפריר Tzafrir Zafrir
קהת Kehat|רן Ran|שבתאי Shabtai Shabbetai|שלום Shalom|שמשון Shimshon Samson|תמיר Tamir|אודליה Odelia Odelya|אורנה Orna|אסתי Esti Esty|אתי Eti Etti|בלה Bella Bela|גניה Genia|דליה Dalia Dahlia|הגר Hagar|ויויאן Vivian|זיו Ziv
חיה Haya Chaya|טניה Tanya Tania|יהלי Yahli|כוכבה Kochava Kokhava|לירז Liraz|מנוחה Menucha Menuha|נגה Noga|נטע Neta Netta|סיון Sivan|עינב Einav|עליזה Aliza|פרומה Fruma|צאלה Tzeela|קורל Coral Koral|רויטל Revital|שני Shani Shany|שרית Sarit|תאיר Tair|תמי Tami
אסמאעיל Ismail Ismael|בילאל Bilal|זיאד Ziad Ziyad|חליל Khalil|טארק Tarek Tariq|כרים Karim Kareem|מאהר Maher|נאסר Nasser Naser|סעיד Said Saeed|עימאד Imad Emad|רניה Rania|סועאד Suad|היפא Haifa|ארקדי Arkady Arkadi|ויטלי Vitaly|רוסלן Ruslan|ולרי Valery Valeri|אלה Ella Ela|יוליה Yulia Julia|ורוניקה Veronica Veronika|אנסטסיה Anastasia
ברנרד Bernard|ג'וזף Joseph|דיוויד David|לורן Lauren Loren|מוריס Maurice Moris|ניקול Nicole|סימון Simone Simon|פטריק Patrick|ריקי Ricky Riki|שרלי Shirley Sharly
`;

export interface Spelled {
  readonly hebrew: string;
  readonly latin: readonly string[];
}

export const lookedOver: readonly Spelled[] = read(LOOKED_OVER);
export const heldOut: readonly Spelled[] = read(HELD_OUT);
export const unseen: readonly Spelled[] = read(UNSEEN);

function read(table: string): Spelled[] {
  return table
    .trim()
    .split(/[|\n]/u)
    .map((entry) => {
      const words = entry.trim().split(' ');
      const latin = words.filter((word) => /^\p{Script=Latin}/u.test(word));
      return { hebrew: words.filter((word) => !latin.includes(word)).join(' '), latin };
    });
}
